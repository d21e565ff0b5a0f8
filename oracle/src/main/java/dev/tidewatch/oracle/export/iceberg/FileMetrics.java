package dev.tidewatch.oracle.export.iceberg;

import static dev.tidewatch.oracle.Database.quoted;

import dev.tidewatch.oracle.Database;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.iceberg.Metrics;
import org.apache.iceberg.Schema;
import org.apache.iceberg.expressions.Literal;
import org.apache.iceberg.types.Conversions;
import org.apache.iceberg.types.Type;
import org.apache.iceberg.types.Types;
import org.apache.iceberg.util.UnicodeUtil;
import org.jspecify.annotations.Nullable;

/** Counts the rows of files, and what lies between which bounds, so that a reader leaves out files. It reads what was written. */
final class FileMetrics {

    /** As many characters of a text as Iceberg's own writers keep. */
    private static final int TEXT = 16;

    private final Database database;
    private final List<Types.NestedField> fields;

    /**
     * Prepares to count.
     *
     * @param table the columns with the ids of the table
     * @param written the names of those in the files
     */
    FileMetrics(Database database, Schema table, Collection<String> written) {
        this.database = database;
        fields = table.columns().stream()
                .filter(field -> field.type().isPrimitiveType() && written.contains(field.name()))
                .toList();
    }

    Map<Path, Metrics> of(Collection<Path> files) {
        if (files.isEmpty()) {
            return Map.of();
        }
        String names = files.stream().map(file -> quoted(file.toString())).collect(Collectors.joining(", "));
        String counted = fields.stream()
                .map(field -> ", count(%1$s), min(%1$s), max(%1$s)".formatted('"' + field.name() + '"'))
                .collect(Collectors.joining());
        return database
                .query(
                        "SELECT filename, count(*)" + counted + " FROM read_parquet([" + names
                                + "], filename = true, hive_partitioning = false) GROUP BY filename",
                        row -> Map.entry(Path.of(row.getString(1)), metrics(row)))
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private Metrics metrics(ResultSet row) throws SQLException {
        long rows = row.getLong(2);
        Map<Integer, Long> values = new HashMap<>();
        Map<Integer, Long> nulls = new HashMap<>();
        Map<Integer, ByteBuffer> lower = new HashMap<>();
        Map<Integer, ByteBuffer> upper = new HashMap<>();
        int place = 3;
        for (Types.NestedField field : fields) {
            values.put(field.fieldId(), rows);
            nulls.put(field.fieldId(), rows - row.getLong(place++));
            bound(lower, field, shortened(value(row.getObject(place++)), false));
            bound(upper, field, shortened(value(row.getObject(place++)), true));
        }
        return new Metrics(rows, null, values, nulls, null, lower, upper);
    }

    private static void bound(Map<Integer, ByteBuffer> bounds, Types.NestedField field, @Nullable Object value) {
        if (value != null) {
            Type type = field.type();
            bounds.put(field.fieldId(), Conversions.toByteBuffer(type, value));
        }
    }

    /** As Iceberg counts days and instants. */
    private static @Nullable Object value(@Nullable Object value) {
        if (value instanceof LocalDate day) {
            return Math.toIntExact(day.toEpochDay());
        }
        if (value instanceof OffsetDateTime instant) {
            return ChronoUnit.MICROS.between(java.time.Instant.EPOCH, instant.toInstant());
        }
        return value;
    }

    /** An upper bound that is shorter is larger; there is none if no character is left that is. */
    private static @Nullable Object shortened(@Nullable Object value, boolean isUpper) {
        if (!(value instanceof String text)) {
            return value;
        }
        Literal<CharSequence> whole = Literal.of((CharSequence) text);
        Literal<CharSequence> part =
                isUpper ? UnicodeUtil.truncateStringMax(whole, TEXT) : UnicodeUtil.truncateStringMin(whole, TEXT);
        return part == null ? null : part.value();
    }
}
