package dev.tidewatch.avro.output;

import dev.tidewatch.domain.figure.ChurnBreakdown;
import dev.tidewatch.domain.figure.ConductRatios;
import dev.tidewatch.domain.figure.RetentionFigures;
import dev.tidewatch.domain.vector.Measure;
import dev.tidewatch.domain.vector.PairMeasure;
import dev.tidewatch.output.ChurnSlice;
import dev.tidewatch.output.RetentionMetrics;
import java.util.List;

/** What a metric row says of how customers behave: why they left, and their trials, purchases and answers. */
final class ConductFigures {

    private ConductFigures() {}

    static void set(RetentionMetrics metrics, RetentionFigures figures) {
        ChurnBreakdown churn = figures.churn();
        metrics.setChurnByKind(slices(churn.byKind()));
        metrics.setChurnByReason(slices(churn.byReason()));
        metrics.setChurnByPlan(slices(churn.byPlan()));
        metrics.setChurnByTenure(slices(churn.byTenure()));
        metrics.setExpandedCustomers(figures.inWindow(PairMeasure.EXPANDED));
        metrics.setContractedCustomers(figures.inWindow(PairMeasure.CONTRACTED));
        metrics.setChurnedCustomers(figures.inWindow(PairMeasure.CHURNED));
        metrics.setReactivatedCustomers(figures.inWindow(PairMeasure.REACTIVATED));
        setTrials(metrics, figures);
        setAnswers(metrics, figures);
        setPurchases(metrics, figures);
    }

    private static void setTrials(RetentionMetrics metrics, RetentionFigures figures) {
        metrics.setTrialsStarted(figures.inWindow(Measure.TRIALS_STARTED));
        metrics.setTrialsStartedConverted(figures.inWindow(Measure.TRIALS_STARTED_CONVERTED));
        metrics.setTrialConversionRateByStart(ConductRatios.trialConversionRateByStart(figures));
        metrics.setTrialsEnded(figures.inWindow(Measure.TRIALS_ENDED));
        metrics.setTrialsConverted(figures.inWindow(Measure.TRIALS_CONVERTED));
        metrics.setTrialConversionRate(ConductRatios.trialConversionRate(figures));
    }

    private static void setAnswers(RetentionMetrics metrics, RetentionFigures figures) {
        metrics.setNps(ConductRatios.nps(figures));
        metrics.setNpsResponses(figures.inWindow(PairMeasure.NPS_RESPONSES));
        metrics.setCsat(ConductRatios.csat(figures));
        metrics.setCsatResponses(figures.inWindow(PairMeasure.CSAT_RESPONSES));
    }

    private static void setPurchases(RetentionMetrics metrics, RetentionFigures figures) {
        metrics.setPayingCustomers(figures.inWindow(PairMeasure.PAYING));
        metrics.setRepeatCustomers(figures.inWindow(PairMeasure.REPEAT));
        metrics.setPaidInvoices(figures.inWindow(Measure.PAID_INVOICES));
        metrics.setRepeatPurchaseRate(ConductRatios.repeatPurchaseRate(figures));
        metrics.setPurchaseFrequency(ConductRatios.purchaseFrequency(figures));
    }

    private static List<ChurnSlice> slices(List<ChurnBreakdown.Part> parts) {
        return parts.stream()
                .map(part -> new ChurnSlice(part.value(), part.count(), RetentionMapping.amount(part.mrr())))
                .toList();
    }
}
