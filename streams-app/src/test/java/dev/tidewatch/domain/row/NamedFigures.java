package dev.tidewatch.domain.row;

import dev.tidewatch.avro.output.RetentionMapping;
import dev.tidewatch.domain.figure.RetentionFigures;
import dev.tidewatch.domain.segment.Segment;
import dev.tidewatch.output.RetentionMetrics;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.apache.avro.Schema;

/** A row's figures by the names it publishes them under, as short as a page writes them; {@code -} is null. */
final class NamedFigures {

    private NamedFigures() {}

    static Map<String, String> of(RetentionFigures figures) {
        RetentionMetrics row = new RetentionMapping("USD")
                .toAvro(Segment.ALL, new MetricRow(0, false, 0, false, false, figures), Instant.EPOCH);
        Map<String, String> named = new HashMap<>();
        for (Schema.Field field : row.getSchema().getFields()) {
            Object value = row.get(field.pos());
            named.put(
                    field.name(),
                    value instanceof BigDecimal number ? plain(number) : value == null ? "-" : value + "");
        }
        return named;
    }

    private static String plain(BigDecimal number) {
        return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
    }
}
