package dev.tidewatch.app.explain;

import dev.tidewatch.domain.metric.Metric;
import dev.tidewatch.output.RetentionMetrics;
import java.util.List;
import java.util.Map;
import org.apache.avro.Schema;

/** What figures are, as the schema of their rows says it. */
public final class FigureMeaning {

    /** Parts of quotients that no row has. */
    private static final Map<String, String> UNPUBLISHED = Map.of(
            "retainedMrr", "MRR now of the customers that had some at the start.",
            "keptMrr", "The same, of each customer at most what it had at the start.");

    private FigureMeaning() {}

    /** A sentence. */
    static String of(Metric metric) {
        Schema.Field field = RetentionMetrics.getClassSchema().getField(metric.field());
        return field == null ? UNPUBLISHED.getOrDefault(metric.field(), "") : field.doc();
    }

    /** Those that a row has. */
    public static List<String> published() {
        return Metric.all().stream()
                .map(Metric::field)
                .filter(field -> RetentionMetrics.getClassSchema().getField(field) != null)
                .toList();
    }
}
