package dev.tidewatch.domain.testing;

import java.math.BigDecimal;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/**
 * The retention figures of one segment, window and day. Amounts are in units of the reporting currency with 6 decimals, losses
 * as positive sizes; ratios have 6 decimals, HALF_UP, and are null where they divide by 0.
 *
 * @param startersMrr what those who pay in the segment at the start are worth now
 * @param startersKeptMrr of that, at most what each paid at the start
 * @param mrrRevalued at the rates of the day; null if a currency has none
 * @param fx what it changed by since the start and MRR did not; null if a currency has no rate at either end
 */
public record NaiveFigures(
        long customersStart,
        BigDecimal mrrStart,
        long customers,
        BigDecimal mrr,
        long newCount,
        BigDecimal newMrr,
        long expansionCount,
        BigDecimal expansionMrr,
        long contractionCount,
        BigDecimal contractionMrr,
        long churnCount,
        BigDecimal churnMrr,
        long reactivationCount,
        BigDecimal reactivationMrr,
        BigDecimal enteringMrr,
        BigDecimal leavingMrr,
        long lost,
        long gained,
        long customersWithoutRate,
        BigDecimal startersMrr,
        BigDecimal startersKeptMrr,
        @Nullable BigDecimal mrrRevalued,
        @Nullable BigDecimal fx) {

    public BigDecimal arr() {
        return mrr.multiply(BigDecimal.valueOf(12));
    }

    public @Nullable BigDecimal customerChurnRateChartmogul() {
        return ratio(lost, customersStart);
    }

    public @Nullable BigDecimal customerChurnRateStripe() {
        return ratio(churnCount, customersStart + newCount);
    }

    public @Nullable BigDecimal customerChurnRateBaremetrics() {
        return ratio(churnCount, customersStart);
    }

    public @Nullable BigDecimal crr() {
        return ratio(customers - gained, customersStart);
    }

    public @Nullable BigDecimal grossMrrChurnRate() {
        return ratio(churnMrr.add(contractionMrr), mrrStart);
    }

    public @Nullable BigDecimal netMrrChurnRate() {
        BigDecimal net = churnMrr.add(contractionMrr).subtract(expansionMrr).subtract(reactivationMrr);
        return ratio(net, mrrStart);
    }

    public @Nullable BigDecimal nrr() {
        return ratio(startersMrr, mrrStart);
    }

    public @Nullable BigDecimal grr() {
        return ratio(startersKeptMrr, mrrStart);
    }

    public @Nullable BigDecimal quickRatio() {
        return ratio(newMrr.add(expansionMrr).add(reactivationMrr), contractionMrr.add(churnMrr));
    }

    public @Nullable BigDecimal expansionShare() {
        return ratio(expansionMrr, newMrr.add(expansionMrr).add(reactivationMrr));
    }

    public @Nullable BigDecimal arpa() {
        return ratio(mrr, BigDecimal.valueOf(customers));
    }

    private static @Nullable BigDecimal ratio(long numerator, long denominator) {
        return ratio(BigDecimal.valueOf(numerator), BigDecimal.valueOf(denominator));
    }

    private static @Nullable BigDecimal ratio(BigDecimal numerator, BigDecimal denominator) {
        return denominator.signum() == 0 ? null : numerator.divide(denominator, 6, RoundingMode.HALF_UP);
    }
}
