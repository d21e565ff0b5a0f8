package dev.tidewatch.app.explain;

import dev.tidewatch.domain.figure.Metric;
import dev.tidewatch.domain.figure.Source;
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

    private static final String CUSTOMERS_ONCE = "it counts customers, however often they moved: explain ";
    private static final String RATES = ". Explain mrr, and look up the rates in fx-rates";
    private static final String CHURN_SPLIT = "it splits churnCount and churnMrr: explain these";

    /** Says why no movement explains what is made of other things. */
    private static final Map<Source, String> BESIDE_MOVEMENTS = Map.of(
            Source.TRIALS, "trials make it, not movements: the subscription's events say when they began",
            Source.ANSWERS, "answers make it, not movements: see feedback-events",
            Source.INVOICES, "paid invoices make it, not movements: see billing-events");

    /** Says why no movement explains these, and what to explain in place of them. */
    private static final Map<String, String> UNEXPLAINED = Map.ofEntries(
            Map.entry(
                    "mrrRevalued",
                    "rates make it, not movements: it is mrr with each currency's MRR at the day's rate" + RATES),
            Map.entry("fx", "rates make it, not movements: it is what mrrRevalued changed by and mrr did not" + RATES),
            Map.entry(
                    "ltv",
                    "it divides arpa by six months' mean churn: explain arpa, and customerChurnRateChartmogul of"
                            + " MTD on the last day of each month"),
            Map.entry("expandedCustomers", CUSTOMERS_ONCE + "expansionCount"),
            Map.entry("contractedCustomers", CUSTOMERS_ONCE + "contractionCount"),
            Map.entry("churnedCustomers", CUSTOMERS_ONCE + "churnCount"),
            Map.entry("reactivatedCustomers", CUSTOMERS_ONCE + "reactivationCount"),
            Map.entry("negativeChurn", "it is the sign of netMrrChurnRate: explain that"),
            Map.entry("churnByKind", CHURN_SPLIT),
            Map.entry("churnByReason", CHURN_SPLIT),
            Map.entry("churnByPlan", CHURN_SPLIT),
            Map.entry("churnByTenure", CHURN_SPLIT));

    private FigureMeaning() {}

    /** A sentence. */
    static String of(Metric metric) {
        Schema.Field field = RetentionMetrics.getClassSchema().getField(metric.field());
        return field == null ? UNPUBLISHED.getOrDefault(metric.field(), "") : field.doc();
    }

    /** Why a figure of a row has no movements behind it; empty of all others. */
    public static Optional<String> unexplained(String field) {
        return Optional.ofNullable(UNEXPLAINED.get(field))
                .or(() -> Metric.named(field).map(Metric::source).map(BESIDE_MOVEMENTS::get));
    }

    /** Returns the names of the figures that movements explain. */
    public static List<String> published() {
        return Metric.all().stream()
                .filter(metric -> metric.source().isExplained())
                .map(Metric::field)
                .filter(field -> RetentionMetrics.getClassSchema().getField(field) != null)
                .toList();
    }
}
