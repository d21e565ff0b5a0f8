package dev.tidewatch.app.explain;

import dev.tidewatch.domain.figure.Metric;
import dev.tidewatch.output.RetentionMetrics;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.avro.Schema;

/** What figures are, as the schema of their rows says it. */
public final class FigureMeaning {

    /** Parts of quotients that no row has. */
    private static final Map<String, String> UNPUBLISHED = Map.of(
            "retainedMrr", "MRR at the end of the customers that had MRR at the start.",
            "keptMrr", "The same, but no customer counts with more than it had at the start.");

    private static final String BY_TRIALS =
            "trials make it, not movements: the subscription's events say when they began";
    private static final String BY_FEEDBACK = "answers make it, not movements: see feedback-events";
    private static final String BY_BILLING = "paid invoices make it, not movements: see billing-events";

    /** Why no movement explains them. */
    private static final Map<String, String> UNEXPLAINED = Map.ofEntries(
            Map.entry(
                    "mrrRevalued",
                    "rates make it, not movements: it is mrr with each currency's MRR at the day's rate"),
            Map.entry("fx", "rates make it, not movements: it is what mrrRevalued changed by and mrr did not"),
            Map.entry(
                    "ltv",
                    "it divides arpa by six months' mean churn: explain arpa, and customerChurnRateChartmogul of"
                            + " MTD on the last day of each month"),
            Map.entry("expandedCustomers", "it counts customers, however often they moved: explain expansionCount"),
            Map.entry("contractedCustomers", "it counts customers, however often they moved: explain contractionCount"),
            Map.entry("churnedCustomers", "it counts customers, however often they moved: explain churnCount"),
            Map.entry(
                    "reactivatedCustomers", "it counts customers, however often they moved: explain reactivationCount"),
            Map.entry("trialsStarted", BY_TRIALS),
            Map.entry("trialsStartedConverted", BY_TRIALS),
            Map.entry("trialConversionRateByStart", BY_TRIALS),
            Map.entry("trialsEnded", BY_TRIALS),
            Map.entry("trialsConverted", BY_TRIALS),
            Map.entry("trialConversionRate", BY_TRIALS),
            Map.entry("nps", BY_FEEDBACK),
            Map.entry("npsResponses", BY_FEEDBACK),
            Map.entry("csat", BY_FEEDBACK),
            Map.entry("csatResponses", BY_FEEDBACK),
            Map.entry("payingCustomers", BY_BILLING),
            Map.entry("repeatCustomers", BY_BILLING),
            Map.entry("paidInvoices", BY_BILLING),
            Map.entry("repeatPurchaseRate", BY_BILLING),
            Map.entry("purchaseFrequency", BY_BILLING));

    private FigureMeaning() {}

    /** A sentence. */
    static String of(Metric metric) {
        Schema.Field field = RetentionMetrics.getClassSchema().getField(metric.field());
        return field == null ? UNPUBLISHED.getOrDefault(metric.field(), "") : field.doc();
    }

    /** Why a figure of a row has no movements behind it; empty of all others. */
    public static Optional<String> unexplained(String field) {
        return Optional.ofNullable(UNEXPLAINED.get(field));
    }

    /** Returns the names of the figures that movements explain. */
    public static List<String> published() {
        return Metric.all().stream()
                .map(Metric::field)
                .filter(field -> RetentionMetrics.getClassSchema().getField(field) != null)
                .toList();
    }
}
