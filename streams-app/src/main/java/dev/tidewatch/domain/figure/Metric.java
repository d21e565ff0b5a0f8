package dev.tidewatch.domain.figure;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A figure of a metric row, by the name it has there: docs/formulas.md, "Retention". */
public sealed interface Metric permits Figure, RatioFigure {

    /** Its field of the row. */
    String field();

    /** What it adds up; of a quotient, the numerator. */
    List<Term> numerator();

    /** Empty if it divides by nothing. */
    List<Term> denominator();

    /** Null where the denominator is 0. */
    @Nullable
    BigDecimal of(RetentionFigures figures);

    /** Sums first, then quotients. */
    static List<Metric> all() {
        List<Metric> all = new ArrayList<>(List.of(Figure.values()));
        all.addAll(List.of(RatioFigure.values()));
        return all;
    }

    static Optional<Metric> named(String field) {
        return all().stream().filter(metric -> metric.field().equals(field)).findFirst();
    }

    /** A figure that is added, or taken away. */
    record Term(Figure figure, boolean added) {

        /** With its sign, in the figure's unit. */
        public BigDecimal of(RetentionFigures figures) {
            BigDecimal amount = figure.of(figures);
            return added ? amount : amount.negate();
        }
    }
}
