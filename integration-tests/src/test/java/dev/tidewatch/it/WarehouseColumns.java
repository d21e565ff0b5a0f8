package dev.tidewatch.it;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.avro.LogicalType;
import org.apache.avro.LogicalTypes;
import org.apache.avro.Schema;

/** The columns that {@code deploy/warehouse} has for a record, in the order of its fields. */
record WarehouseColumns(String table, Schema record) {

    private static final int WIDTH = 127;

    private static final Map<String, String> LONGER_NAMES = Map.of(
            "window", "window_name",
            "day", "business_day",
            "offset", "period_offset",
            "live", "is_live",
            "voided", "is_voided",
            "provisional", "is_provisional",
            "since", "customer_since");

    static String column(String field) {
        return LONGER_NAMES.getOrDefault(
                field, field.replaceAll("([A-Z])", "_$1").toLowerCase(Locale.ROOT));
    }

    /** Returns the type of a field's column. */
    static String type(Schema.Field field) {
        Schema schema = present(field.schema());
        LogicalType logical = schema.getLogicalType();
        if (logical instanceof LogicalTypes.Decimal decimal) {
            return "DECIMAL(38, " + decimal.getScale() + ")";
        }
        if (logical != null) {
            return logical.getName().equals("date") ? "DATE" : "TIMESTAMP";
        }
        return switch (schema.getType()) {
            case STRING, ENUM -> "VARCHAR";
            case INT -> "INTEGER";
            case LONG -> "BIGINT";
            case BOOLEAN -> "BOOLEAN";
            case ARRAY, MAP -> "JSON";
            default -> throw new IllegalArgumentException("no column for " + schema);
        };
    }

    /** Brings this table's columns in {@code tables.sql} up to date. */
    String inTables(String sql) {
        StringBuilder columns = new StringBuilder();
        for (Schema.Field field : record.getFields()) {
            columns.append("    ").append(column(field.name())).append(' ').append(type(field));
            columns.append(field.schema().isNullable() ? ",\n" : " NOT NULL,\n");
        }
        return between(sql, 0, "CREATE TABLE IF NOT EXISTS " + table + " (\n", "    record_partition ", columns);
    }

    /** Brings the load of this table in {@code load-duckdb.sql} up to date. */
    String inLoad(String sql) {
        List<String> selected = new ArrayList<>();
        List<String> read = new ArrayList<>();
        for (Schema.Field field : record.getFields()) {
            String value = "value.\"" + field.name() + '"';
            boolean text = present(field.schema()).getLogicalType() != null;
            selected.add(text ? "CAST(" + value + " AS " + type(field) + ")" : value);
            read.add('"' + field.name() + "\" " + (text ? "VARCHAR" : type(field)));
        }
        selected.addAll(List.of("partition", "\"offset\""));
        String insert = "INSERT INTO " + table + "\nSELECT\n";
        String done = between(sql, 0, insert, "\nFROM read_json", filled("    ", selected));
        return between(done, done.indexOf(insert), "STRUCT(\n", ")'});", filled("        ", read));
    }

    /** Puts as many in a line as fit. */
    private static String filled(String indent, List<String> parts) {
        StringBuilder text = new StringBuilder(indent);
        int begin = 0;
        for (int i = 0; i < parts.size(); i++) {
            String part = parts.get(i) + (i < parts.size() - 1 ? "," : "");
            if (i > 0 && text.length() - begin + 1 + part.length() > WIDTH) {
                text.append('\n');
                begin = text.length();
                text.append(indent);
            } else if (i > 0) {
                text.append(' ');
            }
            text.append(part);
        }
        return text.toString();
    }

    private static String between(String sql, int from, String before, String after, CharSequence text) {
        int begin = sql.indexOf(before, from);
        int end = sql.indexOf(after, begin + before.length());
        if (begin < 0 || end < 0) {
            throw new AssertionError("there is no " + before + " with " + after + " behind it");
        }
        return sql.substring(0, begin + before.length()) + text + sql.substring(end);
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
