package dev.tidewatch.domain.figure;

import dev.tidewatch.domain.fx.Rates;
import dev.tidewatch.domain.money.Amounts;
import dev.tidewatch.domain.vector.FigureVector;
import dev.tidewatch.domain.vector.Measure;
import dev.tidewatch.domain.vector.PairMeasure;
import dev.tidewatch.domain.vector.Slice;
import dev.tidewatch.domain.vector.Window;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Computes the figures of one segment over one window; docs/formulas.md, "Retention". Amounts are micros of the reporting currency,
 * ratios have 6 places and are null where the denominator is 0.
 *
 * <p>NRR of a segment is {@link #retainedMrr} / {@link #mrrStart}: what the customers who paid at the window's start pay now, over what
 * they paid then. GRR is {@link #keptMrr} / {@link #mrrStart}. {@link RatioFigure} divides, and has every other rate.
 *
 * @param sixMonthsChurn the sum of the churn rates of the six whole months before that of the window's last day; null if there
 *     are fewer
 */
public record RetentionFigures(
        Window window, DayEnd start, DayEnd end, @Nullable BigDecimal sixMonthsChurn) {

    /** Returns the figures at no rates: amounts in other currencies are not revalued. */
    public static RetentionFigures atBooked(Window window, FigureVector start, FigureVector end) {
        Revaluation none = new Revaluation(Rates.NONE);
        return new RetentionFigures(window, none.of(start, 0), none.of(end, 0), null);
    }

    /** Adds the figures of another segment: every sum is that of the two, every ratio that of the sums. The months before are no part of it. */
    public RetentionFigures plus(RetentionFigures other) {
        return new RetentionFigures(window, start.plus(other.start), end.plus(other.end), null);
    }

    /** Returns whether two rows say the same, wherever their sums began. */
    public boolean saysTheSameAs(RetentionFigures other) {
        for (Measure measure : Measure.values()) {
            if (measure != Measure.FOREIGN_MRR && inWindow(measure) != other.inWindow(measure)) {
                return false;
            }
        }
        for (PairMeasure pair : PairMeasure.values()) {
            if (end.figures().get(pair, window) != other.end.figures().get(pair, window)) {
                return false;
            }
        }
        return customers() == other.customers()
                && mrr() == other.mrr()
                && Amounts.same(ltv(), other.ltv())
                && churnSlicesInWindow().equals(other.churnSlicesInWindow())
                && withoutRate() == other.withoutRate()
                && (!(isForeign() || other.isForeign()) || isRevaluedLike(other));
    }

    private boolean isForeign() {
        return start.isForeign() || end.isForeign();
    }

    private boolean isRevaluedLike(RetentionFigures other) {
        return Amounts.same(mrrRevalued(), other.mrrRevalued()) && Amounts.same(fx(), other.fx());
    }

    public long customersStart() {
        return start.figures().get(Measure.CUSTOMERS);
    }

    public long mrrStart() {
        return start.figures().get(Measure.MRR);
    }

    public long customers() {
        return end.figures().get(Measure.CUSTOMERS);
    }

    public long mrr() {
        return end.figures().get(Measure.MRR);
    }

    public long arr() {
        return Math.multiplyExact(mrr(), 12L);
    }

    /** Returns MRR at the day's rates instead of the booked ones, in currency units; null if a currency has none. */
    public @Nullable BigDecimal mrrRevalued() {
        return end.mrrRevalued();
    }

    /** Returns how far the window's rates changed MRR, in currency units; null if a rate is missing at either end. */
    public @Nullable BigDecimal fx() {
        BigDecimal then = start.mrrRevalued();
        BigDecimal now = end.mrrRevalued();
        return then == null || now == null
                ? null
                : now.subtract(then).subtract(Amounts.ofMicros(inWindow(Measure.MRR)));
    }

    public long withoutRate() {
        return end.figures().get(Measure.WITHOUT_RATE);
    }

    /** Returns the sum of the window's movements; for a level, its change. */
    public long inWindow(Measure measure) {
        return end.figures().get(measure) - start.figures().get(measure);
    }

    public long lost() {
        return end.figures().get(PairMeasure.LOST, window);
    }

    public long gained() {
        return customers() - customersStart() + lost() - end.figures().get(PairMeasure.MOVED, window);
    }

    /** Returns the MRR now of the customers who paid at the start: the numerator of NRR. */
    public long retainedMrr() {
        return mrrStart() + end.figures().get(PairMeasure.RETAINED_MRR, window);
    }

    /** Returns the same with each customer counted at most at its MRR of the start: the numerator of GRR. */
    public long keptMrr() {
        return mrrStart() + end.figures().get(PairMeasure.KEPT_MRR, window);
    }

    /** Returns whether existing customers brought more MRR than they took away; null where there is no net MRR churn. */
    public @Nullable Boolean negativeChurn() {
        return mrrStart() == 0 ? null : netLosses() < 0;
    }

    /** Returns the lifetime value, in currency units: what a customer brings a month over the share that left in a month, on average. */
    public @Nullable BigDecimal ltv() {
        if (sixMonthsChurn == null || sixMonthsChurn.signum() == 0 || customers() == 0) {
            return null;
        }
        return Amounts.ofMicros(mrr())
                .multiply(BigDecimal.valueOf(MonthlyChurn.MONTHS))
                .divide(sixMonthsChurn.multiply(BigDecimal.valueOf(customers())), Amounts.SCALE, RoundingMode.HALF_UP);
    }

    /** Returns the churn of the window by reason, plan and tenure, without what comes to 0. */
    public ChurnBreakdown churn() {
        return new ChurnBreakdown(churnSlicesInWindow());
    }

    /** Returns a measure of the window's customers, whatever they were at its start. */
    public long inWindow(PairMeasure measure) {
        return end.figures().get(measure, window);
    }

    private SortedMap<Slice, Long> churnSlicesInWindow() {
        SortedMap<Slice, Long> was = start.figures().churnSlices();
        SortedMap<Slice, Long> is = end.figures().churnSlices();
        if (was.isEmpty()) {
            return is;
        }
        SortedMap<Slice, Long> inWindow = new TreeMap<>(is);
        was.forEach((slice, amount) -> inWindow.merge(slice, -amount, Long::sum));
        inWindow.values().removeIf(amount -> amount == 0);
        return inWindow;
    }

    private long netLosses() {
        return losses() - inWindow(Measure.EXPANSION_MRR) - inWindow(Measure.REACTIVATION_MRR);
    }

    private long losses() {
        return inWindow(Measure.CHURN_MRR) + inWindow(Measure.CONTRACTION_MRR);
    }
}
