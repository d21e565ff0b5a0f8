package dev.tidewatch.domain.metric;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * The figures of one segment over one window: docs/formulas.md, "Retention". Amounts are micros of the reporting currency,
 * ratios have 6 places and are null where the denominator is 0.
 */
public record RetentionFigures(Window window, FigureVector start, FigureVector end) {

    /** Of both together: every sum is that of the two, every ratio that of the sums. */
    public RetentionFigures plus(RetentionFigures other) {
        return new RetentionFigures(window, start.plus(other.start), end.plus(other.end));
    }

    /** Whether two rows say the same, wherever their sums began. */
    public boolean saysTheSameAs(RetentionFigures other) {
        for (Measure measure : Measure.values()) {
            if (inWindow(measure) != other.inWindow(measure)) {
                return false;
            }
        }
        for (PairMeasure pair : PairMeasure.values()) {
            if (end.get(pair, window) != other.end.get(pair, window)) {
                return false;
            }
        }
        return customers() == other.customers() && mrr() == other.mrr() && withoutRate() == other.withoutRate();
    }

    public long customersStart() {
        return start.get(Measure.CUSTOMERS);
    }

    public long mrrStart() {
        return start.get(Measure.MRR);
    }

    public long customers() {
        return end.get(Measure.CUSTOMERS);
    }

    public long mrr() {
        return end.get(Measure.MRR);
    }

    public long arr() {
        return Math.multiplyExact(mrr(), 12L);
    }

    public long withoutRate() {
        return end.get(Measure.WITHOUT_RATE);
    }

    /** What the window's movements come to; of a level, its change. */
    public long inWindow(Measure measure) {
        return end.get(measure) - start.get(measure);
    }

    public long lost() {
        return end.get(PairMeasure.LOST, window);
    }

    public long gained() {
        return customers() - customersStart() + lost() - end.get(PairMeasure.MOVED, window);
    }

    /** What the customers of the start are worth now. */
    public long retainedMrr() {
        return mrrStart() + end.get(PairMeasure.RETAINED_MRR, window);
    }

    /** The same, of each at most what it was worth at the start. */
    public long keptMrr() {
        return mrrStart() + end.get(PairMeasure.KEPT_MRR, window);
    }

    public @Nullable BigDecimal customerChurnRateChartmogul() {
        return Ratio.of(lost(), customersStart());
    }

    public @Nullable BigDecimal customerChurnRateStripe() {
        return Ratio.of(inWindow(Measure.CHURN_COUNT), customersStart() + inWindow(Measure.NEW_COUNT));
    }

    public @Nullable BigDecimal customerChurnRateBaremetrics() {
        return Ratio.of(inWindow(Measure.CHURN_COUNT), customersStart());
    }

    /** Customer retention rate. */
    public @Nullable BigDecimal crr() {
        return Ratio.of(customers() - gained(), customersStart());
    }

    public @Nullable BigDecimal grossMrrChurnRate() {
        return Ratio.of(losses(), mrrStart());
    }

    /** Below 0: expansion and reactivation were worth more. */
    public @Nullable BigDecimal netMrrChurnRate() {
        return Ratio.of(losses() - inWindow(Measure.EXPANSION_MRR) - inWindow(Measure.REACTIVATION_MRR), mrrStart());
    }

    /** Net revenue retention. */
    public @Nullable BigDecimal nrr() {
        return Ratio.of(retainedMrr(), mrrStart());
    }

    /** Gross revenue retention, at most 1. */
    public @Nullable BigDecimal grr() {
        return Ratio.of(keptMrr(), mrrStart());
    }

    public @Nullable BigDecimal quickRatio() {
        return Ratio.of(wins(), losses());
    }

    public @Nullable BigDecimal expansionShare() {
        return Ratio.of(inWindow(Measure.EXPANSION_MRR), wins());
    }

    /** Average MRR per customer, in currency units. */
    public @Nullable BigDecimal arpa() {
        return Ratio.micros(mrr(), customers());
    }

    private long wins() {
        return inWindow(Measure.NEW_MRR) + inWindow(Measure.EXPANSION_MRR) + inWindow(Measure.REACTIVATION_MRR);
    }

    private long losses() {
        return inWindow(Measure.CHURN_MRR) + inWindow(Measure.CONTRACTION_MRR);
    }
}
