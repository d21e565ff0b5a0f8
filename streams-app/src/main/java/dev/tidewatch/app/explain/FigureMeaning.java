package dev.tidewatch.app.explain;

import dev.tidewatch.domain.metric.Metric;
import dev.tidewatch.output.RetentionMetrics;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.avro.Schema;

/** What figures are, as the schema of their rows says it. */
public final class FigureMeaning {

    /** Parts of quotients that no row has. */
    private static final Map<String, String> UNPUBLISHED = Map.of(
            "retainedMrr", "MRR now of the customers that had some at the start.",
            "keptMrr", "The same, of each customer at most what it had at the start.");

    /** Why no movement explains them. */
    private static final Map<String, String> BY_RATES = Map.of(
            "mrrRevalued", "rates make it, not movements: it is mrr with each currency's MRR at the day's rate",
            "fx", "rates make it, not movements: it is what mrrRevalued changed by and mrr did not");

    private FigureMeaning() {}

    /** A sentence. */
    static String of(Metric metric) {
        Schema.Field field = RetentionMetrics.getClassSchema().getField(metric.field());
        return field == null ? UNPUBLISHED.getOrDefault(metric.field(), "") : field.doc();
    }

    /** Why a figure of a row has no movements behind it; empty of all others. */
    public static Optional<String> unexplained(String field) {
        return Optional.ofNullable(BY_RATES.get(field));
    }

    /** Those that movements explain. */
    public static List<String> published() {
        return Metric.all().stream()
                .map(Metric::field)
                .filter(field -> RetentionMetrics.getClassSchema().getField(field) != null)
                .toList();
    }
}
