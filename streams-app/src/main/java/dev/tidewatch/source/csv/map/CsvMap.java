package dev.tidewatch.source.csv.map;

import dev.tidewatch.source.csv.value.Dates;
import dev.tidewatch.source.csv.value.Decimals;
import dev.tidewatch.source.csv.value.Periods;
import dev.tidewatch.source.csv.value.Statuses;
import java.nio.charset.Charset;
import java.util.Collections;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Says which column is what, and how cells are written.
 *
 * @param source what messages call it
 */
public record CsvMap(String source, Rows rows, Text text, Columns columns, Cells cells) {

    /**
     * Says how the file is written.
     *
     * @param encoding null for UTF-8
     */
    public record Text(char separator, @Nullable Charset encoding) {}

    /**
     * Says which column is what, in the order of the fields and of the attributes' names.
     *
     * @param names of the columns
     * @param values what holds where there is no column, or its cell is empty
     * @param optional fields whose column may be missing
     * @param attributes their names, with the columns they stand in
     */
    public record Columns(
            Map<Field, String> names, Map<Field, String> values, Set<Field> optional, Map<String, String> attributes) {

        public Columns {
            names = Collections.unmodifiableMap(new TreeMap<>(names));
            values = Collections.unmodifiableMap(new TreeMap<>(values));
            optional = Set.copyOf(optional);
            attributes = Collections.unmodifiableMap(new TreeMap<>(attributes));
        }

        public boolean has(Field field) {
            return names.containsKey(field) || values.containsKey(field);
        }
    }

    /**
     * Says how cells are written.
     *
     * @param minorUnits whether amounts are in cents
     * @param lastDayIsPaid whether a day in ENDED is still paid
     */
    public record Cells(
            Decimals decimals,
            boolean minorUnits,
            Dates dates,
            boolean lastDayIsPaid,
            Periods intervals,
            Statuses statuses) {}
}
