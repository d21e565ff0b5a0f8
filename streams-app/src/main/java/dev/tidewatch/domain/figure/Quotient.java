package dev.tidewatch.domain.figure;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A figure that divides sums of other figures. */
@SuppressWarnings("ImmutableEnumChecker") // method references, and lists that nobody can change
public enum Quotient implements Metric {
    CUSTOMER_CHURN_RATE_CHARTMOGUL(
            "customerChurnRateChartmogul",
            RetentionFigures::customerChurnRateChartmogul,
            plus(Figure.LOST),
            plus(Figure.CUSTOMERS_START)),
    CUSTOMER_CHURN_RATE_STRIPE(
            "customerChurnRateStripe",
            RetentionFigures::customerChurnRateStripe,
            plus(Figure.CHURN_COUNT),
            plus(Figure.CUSTOMERS_START, Figure.NEW_COUNT)),
    CUSTOMER_CHURN_RATE_BAREMETRICS(
            "customerChurnRateBaremetrics",
            RetentionFigures::customerChurnRateBaremetrics,
            plus(Figure.CHURN_COUNT),
            plus(Figure.CUSTOMERS_START)),
    CRR("crr", RetentionFigures::crr, join(plus(Figure.CUSTOMERS), minus(Figure.GAINED)), plus(Figure.CUSTOMERS_START)),
    GROSS_MRR_CHURN_RATE(
            "grossMrrChurnRate",
            RetentionFigures::grossMrrChurnRate,
            plus(Figure.CHURN_MRR, Figure.CONTRACTION_MRR),
            plus(Figure.MRR_START)),
    NET_MRR_CHURN_RATE(
            "netMrrChurnRate",
            RetentionFigures::netMrrChurnRate,
            join(plus(Figure.CHURN_MRR, Figure.CONTRACTION_MRR), minus(Figure.EXPANSION_MRR, Figure.REACTIVATION_MRR)),
            plus(Figure.MRR_START)),
    NRR("nrr", RetentionFigures::nrr, plus(Figure.RETAINED_MRR), plus(Figure.MRR_START)),
    GRR("grr", RetentionFigures::grr, plus(Figure.KEPT_MRR), plus(Figure.MRR_START)),
    QUICK_RATIO(
            "quickRatio",
            RetentionFigures::quickRatio,
            plus(Figure.NEW_MRR, Figure.EXPANSION_MRR, Figure.REACTIVATION_MRR),
            plus(Figure.CONTRACTION_MRR, Figure.CHURN_MRR)),
    EXPANSION_SHARE(
            "expansionShare",
            RetentionFigures::expansionShare,
            plus(Figure.EXPANSION_MRR),
            plus(Figure.NEW_MRR, Figure.EXPANSION_MRR, Figure.REACTIVATION_MRR)),
    ARPA("arpa", RetentionFigures::arpa, plus(Figure.MRR), plus(Figure.CUSTOMERS)),
    ASP("asp", RetentionFigures::asp, plus(Figure.NEW_MRR), plus(Figure.NEW_COUNT));

    private final String field;
    private final Function<RetentionFigures, @Nullable BigDecimal> quotient;
    private final List<Term> numerator;
    private final List<Term> denominator;

    Quotient(
            String field,
            Function<RetentionFigures, @Nullable BigDecimal> quotient,
            List<Term> numerator,
            List<Term> denominator) {
        this.field = field;
        this.quotient = quotient;
        this.numerator = numerator;
        this.denominator = denominator;
    }

    @Override
    public String field() {
        return field;
    }

    @Override
    public @Nullable BigDecimal of(RetentionFigures figures) {
        return quotient.apply(figures);
    }

    @Override
    public List<Term> numerator() {
        return numerator;
    }

    @Override
    public List<Term> denominator() {
        return denominator;
    }

    private static List<Term> plus(Figure... figures) {
        return Arrays.stream(figures).map(figure -> new Term(figure, true)).toList();
    }

    private static List<Term> minus(Figure... figures) {
        return Arrays.stream(figures).map(figure -> new Term(figure, false)).toList();
    }

    private static List<Term> join(List<Term> left, List<Term> right) {
        return Stream.concat(left.stream(), right.stream()).toList();
    }
}
