package dev.tidewatch.source.csv.table;

import java.util.List;

/**
 * The cells of a row, as they stand without their quotes.
 *
 * @param line where it begins; the first of the file is 1
 */
public record CsvRow(long line, List<String> cells) {

    public CsvRow {
        cells = List.copyOf(cells);
    }

    /** Returns whether no cell says anything. */
    public boolean isEmpty() {
        return cells.stream().allMatch(String::isBlank);
    }
}
