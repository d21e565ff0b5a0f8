package dev.tidewatch.oracle.export.iceberg;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.avro.LogicalTypes;
import org.apache.iceberg.Schema;
import org.apache.iceberg.types.Type;
import org.apache.iceberg.types.Types;

/** Iceberg's types of columns: amounts are decimals, instants are in UTC. The ids serve until a table gives its own. */
final class ColumnTypes {

    private static final Pattern DECIMAL = Pattern.compile("DECIMAL\\((\\d+),(\\d+)\\)");

    /** The digits that the database gives to an amount inside a list or a map. */
    private static final int NESTED_DIGITS = 38;

    private int lastId;

    private ColumnTypes() {}

    static Schema of(List<Column> columns) {
        ColumnTypes types = new ColumnTypes();
        return new Schema(columns.stream().map(types::field).toList());
    }

    private Types.NestedField field(Column column) {
        int id = ++lastId;
        Type type = column.nested() == null ? single(column.type()) : nested(column.nested());
        return column.required()
                ? Types.NestedField.required(id, column.name(), type)
                : Types.NestedField.optional(id, column.name(), type);
    }

    private static Type single(String type) {
        Matcher decimal = DECIMAL.matcher(type);
        if (decimal.matches()) {
            return Types.DecimalType.of(Integer.parseInt(decimal.group(1)), Integer.parseInt(decimal.group(2)));
        }
        return switch (type) {
            case "VARCHAR" -> Types.StringType.get();
            case "INTEGER" -> Types.IntegerType.get();
            case "BIGINT" -> Types.LongType.get();
            case "BOOLEAN" -> Types.BooleanType.get();
            case "DATE" -> Types.DateType.get();
            case "TIMESTAMP" -> Types.TimestampType.withZone();
            default -> throw new IllegalArgumentException("no Iceberg type for " + type);
        };
    }

    /** A field that a record leaves out is null, so all that is nested may be. */
    private Type nested(org.apache.avro.Schema schema) {
        if (schema.getLogicalType() instanceof LogicalTypes.Decimal decimal) {
            return Types.DecimalType.of(NESTED_DIGITS, decimal.getScale());
        }
        return switch (schema.getType()) {
            case ARRAY -> Types.ListType.ofOptional(++lastId, nested(schema.getElementType()));
            case MAP -> {
                int key = ++lastId;
                int value = ++lastId;
                yield Types.MapType.ofOptional(key, value, Types.StringType.get(), nested(schema.getValueType()));
            }
            case RECORD ->
                Types.StructType.of(schema.getFields().stream()
                        .map(field -> Types.NestedField.optional(++lastId, field.name(), nested(field.schema())))
                        .toList());
            case UNION ->
                nested(schema.getTypes().stream()
                        .filter(type -> type.getType() != org.apache.avro.Schema.Type.NULL)
                        .findFirst()
                        .orElseThrow());
            case STRING, ENUM -> Types.StringType.get();
            case INT -> Types.IntegerType.get();
            case LONG -> Types.LongType.get();
            case BOOLEAN -> Types.BooleanType.get();
            default -> throw new IllegalArgumentException("no Iceberg type for " + schema);
        };
    }
}
