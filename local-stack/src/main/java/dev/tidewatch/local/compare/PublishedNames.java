package dev.tidewatch.local.compare;

import dev.tidewatch.avro.RetentionMapping;
import dev.tidewatch.domain.metric.MetricRow;
import dev.tidewatch.domain.metric.RetentionFigures;
import dev.tidewatch.domain.metric.Segment;
import dev.tidewatch.output.RetentionMetrics;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.avro.Schema;
import org.jspecify.annotations.Nullable;

/** Names figures as the rows of {@code retention-metrics} do, by the mapping that writes those rows. */
final class PublishedNames {

    private static final String FIRST_FIGURE = "customersStart";

    private PublishedNames() {}

    /** In the order of the schema; only what is a number. */
    static Map<String, @Nullable BigDecimal> of(RetentionFigures figures, String reportingCurrency) {
        RetentionMetrics row = new RetentionMapping(reportingCurrency)
                .toAvro(Segment.ALL, new MetricRow(0, false, 0, false, false, figures), Instant.EPOCH);
        Map<String, @Nullable BigDecimal> named = new LinkedHashMap<>();
        int first = row.getSchema().getField(FIRST_FIGURE).pos();
        for (Schema.Field field : row.getSchema().getFields()) {
            Object value = row.get(field.pos());
            if (field.pos() >= first && (value == null || value instanceof Number)) {
                named.put(field.name(), value == null ? null : new BigDecimal(value.toString()));
            }
        }
        return named;
    }
}
