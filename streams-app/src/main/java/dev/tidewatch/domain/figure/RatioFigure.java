package dev.tidewatch.domain.figure;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Lists the figures that divide sums of other figures, such as NRR = retained MRR / MRR at the start, each with its formula. */
@SuppressWarnings("ImmutableEnumChecker") // lists that nobody can change
public enum RatioFigure implements Metric {
    CUSTOMER_CHURN_RATE_CHARTMOGUL("customerChurnRateChartmogul", plus(Figure.LOST), plus(Figure.CUSTOMERS_START)),
    CUSTOMER_CHURN_RATE_STRIPE(
            "customerChurnRateStripe", plus(Figure.CHURN_COUNT), plus(Figure.CUSTOMERS_START, Figure.NEW_COUNT)),
    CUSTOMER_CHURN_RATE_BAREMETRICS(
            "customerChurnRateBaremetrics", plus(Figure.CHURN_COUNT), plus(Figure.CUSTOMERS_START)),
    CRR("crr", join(plus(Figure.CUSTOMERS), minus(Figure.GAINED)), plus(Figure.CUSTOMERS_START)),
    GROSS_MRR_CHURN_RATE("grossMrrChurnRate", plus(Figure.CHURN_MRR, Figure.CONTRACTION_MRR), plus(Figure.MRR_START)),
    NET_MRR_CHURN_RATE(
            "netMrrChurnRate",
            join(plus(Figure.CHURN_MRR, Figure.CONTRACTION_MRR), minus(Figure.EXPANSION_MRR, Figure.REACTIVATION_MRR)),
            plus(Figure.MRR_START)),
    NRR("nrr", plus(Figure.RETAINED_MRR), plus(Figure.MRR_START)),
    GRR("grr", plus(Figure.KEPT_MRR), plus(Figure.MRR_START)),
    QUICK_RATIO(
            "quickRatio",
            plus(Figure.NEW_MRR, Figure.EXPANSION_MRR, Figure.REACTIVATION_MRR),
            plus(Figure.CONTRACTION_MRR, Figure.CHURN_MRR)),
    EXPANSION_SHARE(
            "expansionShare",
            plus(Figure.EXPANSION_MRR),
            plus(Figure.NEW_MRR, Figure.EXPANSION_MRR, Figure.REACTIVATION_MRR)),
    ARPA("arpa", plus(Figure.MRR), plus(Figure.CUSTOMERS)),
    ASP("asp", plus(Figure.NEW_MRR), plus(Figure.NEW_COUNT)),
    TRIAL_CONVERSION_RATE_BY_START(
            "trialConversionRateByStart", plus(Figure.TRIALS_STARTED_CONVERTED), plus(Figure.TRIALS_STARTED)),
    TRIAL_CONVERSION_RATE("trialConversionRate", plus(Figure.TRIALS_CONVERTED), plus(Figure.TRIALS_ENDED)),
    NPS("nps", Unit.POINTS, join(plus(Figure.NPS_PROMOTERS), minus(Figure.NPS_DETRACTORS)), plus(Figure.NPS_RESPONSES)),
    CSAT("csat", plus(Figure.CSAT_SATISFIED), plus(Figure.CSAT_RESPONSES)),
    REPEAT_PURCHASE_RATE("repeatPurchaseRate", plus(Figure.REPEAT_CUSTOMERS), plus(Figure.PAYING_CUSTOMERS)),
    /** It says how many invoices a customer paid. */
    PURCHASE_FREQUENCY("purchaseFrequency", plus(Figure.PAID_INVOICES), plus(Figure.PAYING_CUSTOMERS));

    private static final long POINTS_OF_ALL = 100;

    private final String field;
    private final Unit unit;
    private final List<Term> numerator;
    private final List<Term> denominator;

    RatioFigure(String field, List<Term> numerator, List<Term> denominator) {
        this(field, unit(numerator.get(0).figure(), denominator.get(0).figure()), numerator, denominator);
    }

    RatioFigure(String field, Unit unit, List<Term> numerator, List<Term> denominator) {
        this.field = field;
        this.unit = unit;
        this.numerator = numerator;
        this.denominator = denominator;
    }

    @Override
    public String field() {
        return field;
    }

    @Override
    public Unit unit() {
        return unit;
    }

    @Override
    public Source source() {
        return numerator.get(0).figure().source();
    }

    @Override
    public @Nullable BigDecimal of(RetentionFigures figures) {
        long dividend = sum(numerator, figures);
        long divisor = sum(denominator, figures);
        return switch (unit) {
            case MONEY -> Ratio.micros(dividend, divisor);
            case POINTS -> Ratio.of(POINTS_OF_ALL * dividend, divisor);
            case RATIO, COUNT -> Ratio.of(dividend, divisor);
        };
    }

    @Override
    public List<Term> numerator() {
        return numerator;
    }

    @Override
    public List<Term> denominator() {
        return denominator;
    }

    /** Returns money where money is divided by a count: a customer pays it, or a sale brings it. */
    private static Unit unit(Figure dividend, Figure divisor) {
        return dividend.isMoney() && !divisor.isMoney() ? Unit.MONEY : Unit.RATIO;
    }

    private static long sum(List<Term> terms, RetentionFigures figures) {
        long sum = 0;
        for (Term term : terms) {
            long amount = term.figure().amount(figures);
            sum += term.added() ? amount : -amount;
        }
        return sum;
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
