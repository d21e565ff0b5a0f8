package dev.tidewatch.local.compare;

import dev.tidewatch.domain.figure.Metric;
import dev.tidewatch.domain.figure.RetentionFigures;
import dev.tidewatch.domain.figure.Source;
import dev.tidewatch.output.RetentionMetrics;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.avro.Schema;
import org.jspecify.annotations.Nullable;

/** Names figures as the rows of {@code retention-metrics} do. */
final class PublishedNames {

    private PublishedNames() {}

    /** Returns the figures that movements and rates make, in the order of the schema. */
    static Map<String, @Nullable BigDecimal> of(RetentionFigures figures) {
        Map<String, @Nullable BigDecimal> named = new LinkedHashMap<>();
        for (Schema.Field field : RetentionMetrics.getClassSchema().getFields()) {
            Metric.named(field.name())
                    .filter(metric -> isCompared(metric.source()))
                    .ifPresent(metric -> named.put(field.name(), metric.of(figures)));
        }
        return named;
    }

    private static boolean isCompared(Source source) {
        return source.isExplained() || source == Source.RATES;
    }
}
