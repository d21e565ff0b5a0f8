package dev.tidewatch.source.csv;

import dev.tidewatch.avro.json.NearestName;
import dev.tidewatch.source.csv.map.CsvMap;
import dev.tidewatch.source.csv.map.Field;
import dev.tidewatch.source.csv.table.BadCsv;
import dev.tidewatch.source.csv.table.Header;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Knows where in a row each field stands. */
final class Layout {

    private final CsvMap map;
    private final Header header;
    private final Map<Field, Integer> columns = new EnumMap<>(Field.class);
    private final Map<String, Integer> attributes = new TreeMap<>();

    /** @throws BadCsv if a column that the map names is missing, or there twice */
    Layout(CsvMap map, Header header) {
        this.map = map;
        this.header = header;
        map.columns().names().forEach((field, name) -> {
            if (header.has(name) || !map.columns().optional().contains(field)) {
                columns.put(field, column(name, "column." + field.key()));
            }
        });
        map.columns().attributes().forEach((name, column) -> attributes.put(name, column(column, "attribute." + name)));
    }

    CsvMap map() {
        return map;
    }

    /** Returns how many cells a row has. */
    int width() {
        return header.names().size();
    }

    /** Returns whether a row can say it. */
    boolean has(Field field) {
        return columns.containsKey(field) || map.columns().values().containsKey(field);
    }

    /** Returns the field's column; null if it stands in none. */
    @Nullable
    Integer column(Field field) {
        return columns.get(field);
    }

    /** Their names, with the columns they stand in. */
    Map<String, Integer> attributes() {
        return attributes;
    }

    /** As the file calls it. */
    String name(int column) {
        return header.names().get(column);
    }

    private int column(String name, String key) {
        List<Integer> found = header.columns(name);
        if (found.size() == 1) {
            return found.get(0);
        }
        if (found.isEmpty()) {
            throw new BadCsv(
                    header.line(),
                    "has no column '" + name + "', which " + map.source() + " names as " + key + "; it has "
                            + String.join(", ", header.names())
                            + NearestName.of(name, header.names())
                                    .map(nearest -> "; did you mean '" + nearest + "'?")
                                    .orElse(""));
        }
        throw new BadCsv(
                header.line(),
                "has the column '" + name + "' twice, as its columns " + (found.get(0) + 1) + " and "
                        + (found.get(1) + 1) + "; one of them must have another name");
    }
}
