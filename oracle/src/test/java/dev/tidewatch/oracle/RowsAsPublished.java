package dev.tidewatch.oracle;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tidewatch.avro.RegisteredSchema;
import dev.tidewatch.output.CohortRetention;
import dev.tidewatch.output.RetentionMetrics;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.avro.Schema;
import org.jspecify.annotations.Nullable;

/** Recomputed rows in the form of those that are published: as if the pipeline had computed them, and rightly. */
final class RowsAsPublished {

    private static final ObjectMapper JSON = new ObjectMapper();

    private RowsAsPublished() {}

    /** Every figure that a row of the schema has. */
    static Map<String, Schema> figures() {
        Map<String, Schema> figures = new LinkedHashMap<>();
        RegisteredSchema.of(RetentionMetrics.getClassSchema()).rawSchema().getFields().stream()
                .filter(field -> FigureColumns.isFigure(field.name()))
                .forEach(field -> figures.put(field.name(), present(field.schema())));
        return figures;
    }

    static List<ObjectNode> metrics(Batch batch) {
        List<ObjectNode> lines = new ArrayList<>();
        for (Map<String, String> row : batch.rows("figure ORDER BY key")) {
            ObjectNode line = line(requireNonNull(row.get("key")));
            ObjectNode value =
                    line.putObject("value").put("day", row.get("day")).put("live", "true".equals(row.get("live")));
            figures().forEach((name, schema) -> put(value, name, schema, row.get(name)));
            lines.add(line);
        }
        return lines;
    }

    static List<ObjectNode> cohorts(Batch batch) {
        Schema schema = RegisteredSchema.of(CohortRetention.getClassSchema()).rawSchema();
        List<ObjectNode> lines = new ArrayList<>();
        for (Map<String, String> row : batch.rows("cohort_row ORDER BY key")) {
            ObjectNode line = line(requireNonNull(row.get("key")));
            ObjectNode value = line.putObject("value").put("asOfDay", row.get("asOfDay"));
            for (String name : List.of("customersStart", "mrrStart", "customers", "mrr")) {
                put(value, name, present(schema.getField(name).schema()), row.get(name));
            }
            lines.add(line);
        }
        return lines;
    }

    private static ObjectNode line(String key) {
        return JSON.createObjectNode().put("key", key).put("offset", 0);
    }

    private static void put(ObjectNode value, String name, Schema schema, @Nullable String text) {
        if (schema.getType() == Schema.Type.ARRAY) {
            slices(value, name, text);
        } else if (text != null) {
            switch (schema.getType()) {
                case LONG -> value.put(name, Long.parseLong(text));
                case BOOLEAN -> value.put(name, Boolean.parseBoolean(text));
                default ->
                    value.put(
                            name,
                            new BigDecimal(text).movePointLeft(6).setScale(6).toPlainString());
            }
        }
    }

    private static void slices(ObjectNode value, String name, @Nullable String text) {
        value.putArray(name);
        for (String slice : text == null ? new String[0] : text.split("; ", -1)) {
            String[] parts = slice.split(" ", -1);
            value.withArray(name)
                    .addObject()
                    .put("value", parts[0])
                    .put("count", Long.parseLong(parts[1]))
                    .put("mrr", parts[2]);
        }
    }

    private static Schema present(Schema schema) {
        return schema.isUnion()
                ? schema.getTypes().stream()
                        .filter(type -> type.getType() != Schema.Type.NULL)
                        .findFirst()
                        .orElseThrow()
                : schema;
    }
}
