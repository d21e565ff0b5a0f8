package dev.tidewatch.oracle.export;

import java.util.Locale;
import java.util.stream.Collectors;
import org.apache.avro.LogicalTypes;
import org.apache.avro.Schema;

/**
 * Turns an Avro type into the structure that the database's {@code json_transform} takes, so that lists and maps have types in Parquet too, and no amount
 * is text. A field that a record leaves out is null.
 */
final class NestedStructure {

    private NestedStructure() {}

    /**
     * Returns the structure of a column that the tables have as JSON.
     *
     * @throws IllegalArgumentException if the record has no such field
     */
    static String of(Schema record, String column) {
        return structure(field(record, column));
    }

    /**
     * Returns the type of a column that the tables have as JSON.
     *
     * @throws IllegalArgumentException if the record has no such field
     */
    static Schema field(Schema record, String column) {
        return record.getFields().stream()
                .filter(field -> snakeCase(field.name()).equals(column))
                .map(Schema.Field::schema)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(record.getName() + " has no field for " + column));
    }

    private static String structure(Schema schema) {
        return switch (schema.getType()) {
            case ARRAY -> "[" + structure(schema.getElementType()) + "]";
            case UNION -> structure(present(schema));
            case RECORD ->
                schema.getFields().stream()
                        .map(field -> '"' + field.name() + "\": " + structure(field.schema()))
                        .collect(Collectors.joining(", ", "{", "}"));
            default -> '"' + type(schema) + '"';
        };
    }

    private static String type(Schema schema) {
        if (schema.getLogicalType() instanceof LogicalTypes.Decimal decimal) {
            return "DECIMAL(38, " + decimal.getScale() + ")";
        }
        return switch (schema.getType()) {
            case STRING, ENUM -> "VARCHAR";
            case INT -> "INTEGER";
            case LONG -> "BIGINT";
            case BOOLEAN -> "BOOLEAN";
            case MAP -> "MAP(VARCHAR, " + type(schema.getValueType()) + ")";
            default -> throw new IllegalArgumentException("no type for " + schema);
        };
    }

    private static Schema present(Schema union) {
        return union.getTypes().stream()
                .filter(type -> type.getType() != Schema.Type.NULL)
                .findFirst()
                .orElseThrow();
    }

    private static String snakeCase(String field) {
        return field.replaceAll("([A-Z])", "_$1").toLowerCase(Locale.ROOT);
    }
}
