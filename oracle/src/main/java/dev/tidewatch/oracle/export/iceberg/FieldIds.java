package dev.tidewatch.oracle.export.iceberg;

import java.util.List;
import java.util.stream.Collectors;
import org.apache.iceberg.types.Type;
import org.apache.iceberg.types.Types;

/**
 * The ids by which a table knows its columns, as the database's option {@code FIELD_IDS} takes them: readers of Iceberg find a column of a file by its
 * id alone.
 */
final class FieldIds {

    private static final String OWN = "__duckdb_field_id: ";

    private FieldIds() {}

    /**
     * Returns the ids of what is written.
     *
     * @param written the columns of the files
     * @param table the columns of the table, which may have more
     */
    static String of(Types.StructType written, Types.StructType table) {
        return "{" + fields(written, table) + "}";
    }

    private static String fields(Types.StructType written, Types.StructType table) {
        return written.fields().stream()
                .map(field -> quoted(field.name()) + ": " + id(field, table.field(field.name())))
                .collect(Collectors.joining(", "));
    }

    private static String id(Types.NestedField written, Types.NestedField known) {
        Type type = written.type();
        String own = "{" + OWN + known.fieldId() + ", ";
        if (type.isStructType()) {
            return own + fields(type.asStructType(), known.type().asStructType()) + "}";
        }
        if (type.isListType() || type.isMapType()) {
            List<Types.NestedField> parts = type.asNestedType().fields();
            List<Types.NestedField> knownParts = known.type().asNestedType().fields();
            return own
                    + parts.stream()
                            .map(part -> part.name() + ": " + id(part, knownParts.get(parts.indexOf(part))))
                            .collect(Collectors.joining(", "))
                    + "}";
        }
        return Integer.toString(known.fieldId());
    }

    private static String quoted(String name) {
        return '"' + name.replace("\"", "\"\"") + '"';
    }
}
