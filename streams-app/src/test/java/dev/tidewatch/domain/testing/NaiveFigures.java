package dev.tidewatch.domain.testing;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The retention figures of one segment, window and day, each under the name that a published row has it by. Amounts are in units of the reporting currency with 6 decimals, losses
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
        @Nullable BigDecimal fx,
        NaiveMovers movers,
        NaiveChurn churn,
        NaiveTrialFigures trials,
        NaiveAnswerFigures answers,
        NaivePurchaseFigures purchases) {

    /** Returns the one that a row has under this name. */
    public @Nullable Object named(String field) {
        try {
            return NaiveFigures.class.getMethod(field).invoke(this);
        } catch (ReflectiveOperationException e) {
            throw new LinkageError("no naive copy of " + field, e);
        }
    }

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

    public @Nullable BigDecimal asp() {
        return ratio(newMrr, BigDecimal.valueOf(newCount));
    }

    /** Judged before anything is rounded; null where {@link #netMrrChurnRate} is. */
    public @Nullable Boolean negativeChurn() {
        BigDecimal lost = churnMrr.add(contractionMrr);
        BigDecimal won = expansionMrr.add(reactivationMrr);
        return mrrStart.signum() == 0 ? null : Boolean.valueOf(won.compareTo(lost) > 0);
    }

    public long expandedCustomers() {
        return movers.expandedCustomers();
    }

    public long contractedCustomers() {
        return movers.contractedCustomers();
    }

    public long churnedCustomers() {
        return movers.churnedCustomers();
    }

    public long reactivatedCustomers() {
        return movers.reactivatedCustomers();
    }

    public List<NaiveChurn.Slice> churnByKind() {
        return churn.churnByKind();
    }

    public List<NaiveChurn.Slice> churnByReason() {
        return churn.churnByReason();
    }

    public List<NaiveChurn.Slice> churnByPlan() {
        return churn.churnByPlan();
    }

    public List<NaiveChurn.Slice> churnByTenure() {
        return churn.churnByTenure();
    }

    public long trialsStarted() {
        return trials.trialsStarted();
    }

    public long trialsStartedConverted() {
        return trials.trialsStartedConverted();
    }

    public @Nullable BigDecimal trialConversionRateByStart() {
        return trials.trialConversionRateByStart();
    }

    public long trialsEnded() {
        return trials.trialsEnded();
    }

    public long trialsConverted() {
        return trials.trialsConverted();
    }

    public @Nullable BigDecimal trialConversionRate() {
        return trials.trialConversionRate();
    }

    public @Nullable BigDecimal nps() {
        return answers.nps();
    }

    public long npsResponses() {
        return answers.npsResponses();
    }

    public @Nullable BigDecimal csat() {
        return answers.csat();
    }

    public long csatResponses() {
        return answers.csatResponses();
    }

    public long payingCustomers() {
        return purchases.payingCustomers();
    }

    public long repeatCustomers() {
        return purchases.repeatCustomers();
    }

    public long paidInvoices() {
        return purchases.paidInvoices();
    }

    public @Nullable BigDecimal repeatPurchaseRate() {
        return purchases.repeatPurchaseRate();
    }

    public @Nullable BigDecimal purchaseFrequency() {
        return purchases.purchaseFrequency();
    }

    static @Nullable BigDecimal ratio(long numerator, long denominator) {
        return ratio(BigDecimal.valueOf(numerator), BigDecimal.valueOf(denominator));
    }

    static @Nullable BigDecimal ratio(BigDecimal numerator, BigDecimal denominator) {
        return denominator.signum() == 0 ? null : numerator.divide(denominator, 6, RoundingMode.HALF_UP);
    }
}
