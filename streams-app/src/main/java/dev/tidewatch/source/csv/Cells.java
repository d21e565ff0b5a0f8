package dev.tidewatch.source.csv;

import dev.tidewatch.source.csv.map.Field;
import dev.tidewatch.source.csv.table.CsvRow;
import dev.tidewatch.source.csv.value.BadValue;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads what one row says of each field. */
final class Cells {

    private final Layout layout;
    private final CsvRow row;

    /** @throws CsvMismatch if the row has not as many cells as the header; empty ones behind it do no harm */
    Cells(Layout layout, CsvRow row) {
        this.layout = layout;
        this.row = row;
        int width = row.cells().size();
        while (width > layout.width() && row.cells().get(width - 1).isBlank()) {
            width--;
        }
        if (width != layout.width()) {
            throw new CsvMismatch(
                    Reason.CELLS,
                    "has " + width + " cells; it must have " + layout.width()
                            + " as the header, and a cell with a separator in it must be in quotes");
        }
    }

    /** Returns what the cell says, or what holds where it says nothing; null for neither. */
    @Nullable
    String text(Field field) {
        Integer column = layout.column(field);
        String cell = column == null ? "" : row.cells().get(column).strip();
        return cell.isEmpty() ? layout.map().columns().values().get(field) : cell;
    }

    /** Returns whether the table can say it. */
    boolean names(Field field) {
        return layout.has(field);
    }

    /** As {@link #text}, and never nothing. */
    String required(Field field) {
        String text = text(field);
        if (text == null) {
            String problem = layout.column(field) == null
                    ? "no column has " + field.meaning() + "; column." + field.key()
                            + " of the map names the one that has it"
                    : place(field) + "the cell is empty; it must have " + field.meaning();
            throw new CsvMismatch(Reason.MISSING, problem);
        }
        return text;
    }

    /** Returns what the field says, read; null for nothing. */
    <T> @Nullable T read(Field field, Function<String, T> reader) {
        String text = text(field);
        return text == null ? null : readText(field, text, reader);
    }

    /** As {@link #read}, and never nothing. */
    <T> T readRequired(Field field, Function<String, T> reader) {
        return readText(field, required(field), reader);
    }

    /** Returns the attributes that have a value, in the order of their names. */
    Map<String, String> attributes() {
        Map<String, String> attributes = new TreeMap<>();
        layout.attributes().forEach((name, column) -> {
            String value = row.cells().get(column).strip();
            if (!value.isEmpty()) {
                attributes.put(name, value);
            }
        });
        return Collections.unmodifiableMap(attributes);
    }

    CsvMismatch mismatch(Reason reason, Field field, String problem) {
        return new CsvMismatch(reason, place(field) + problem);
    }

    private <T> T readText(Field field, String text, Function<String, T> reader) {
        try {
            return reader.apply(text);
        } catch (BadValue e) {
            throw new CsvMismatch(Reason.INVALID_VALUE, place(field) + e.problem());
        }
    }

    private String place(Field field) {
        Integer column = layout.column(field);
        return column == null ? "value." + field.key() + ": " : "column '" + layout.name(column) + "': ";
    }
}
