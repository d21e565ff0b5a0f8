package dev.tidewatch.local.compare;

import dev.tidewatch.avro.output.RetentionMapping;
import dev.tidewatch.domain.figure.Metric;
import dev.tidewatch.domain.figure.RetentionFigures;
import dev.tidewatch.domain.row.MetricRow;
import dev.tidewatch.domain.segment.Segment;
import dev.tidewatch.output.RetentionMetrics;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.apache.avro.Schema;
import org.jspecify.annotations.Nullable;

/** Names figures as the rows of {@code retention-metrics} do, by the mapping that writes those rows. */
final class PublishedNames {

    /** Figures of movements that are no sums of customers. */
    private static final Set<String> REVALUED = Set.of("mrrRevalued", "fx");

    private PublishedNames() {}

    /** Returns the figures that movements make, in the order of the schema. */
    static Map<String, @Nullable BigDecimal> of(RetentionFigures figures, String reportingCurrency) {
        RetentionMetrics row = new RetentionMapping(reportingCurrency)
                .toAvro(Segment.ALL, new MetricRow(0, false, 0, false, false, figures), Instant.EPOCH);
        Map<String, @Nullable BigDecimal> named = new LinkedHashMap<>();
        for (Schema.Field field : row.getSchema().getFields()) {
            Object value = row.get(field.pos());
            if (Metric.named(field.name()).isPresent() || REVALUED.contains(field.name())) {
                named.put(field.name(), value == null ? null : new BigDecimal(value.toString()));
            }
        }
        return named;
    }
}
