package dev.tidewatch.domain.figure;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A figure of a metric row that is a number, by the name it has there: docs/formulas.md, "Retention". The published row,
 * {@code explain}, {@code compare} and the tests take theirs from this list.
 */
public sealed interface Metric permits Figure, RatioFigure, DerivedFigure {

    /** Returns the name of its field of the row. */
    String field();

    Unit unit();

    /** Returns what makes it; of a quotient, what makes the numerator. */
    Source source();

    /** Returns what it adds up; of a quotient, the numerator. */
    List<Term> numerator();

    /** Returns what it divides by; empty if it divides by nothing. */
    List<Term> denominator();

    /** Returns its value; null where the denominator is 0, or a rate or a month is not there. */
    @Nullable
    BigDecimal of(RetentionFigures figures);

    /** Returns sums first, then quotients, then those that are neither. */
    static List<Metric> all() {
        return Stream.<Metric[]>of(Figure.values(), RatioFigure.values(), DerivedFigure.values())
                .flatMap(Arrays::stream)
                .toList();
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
