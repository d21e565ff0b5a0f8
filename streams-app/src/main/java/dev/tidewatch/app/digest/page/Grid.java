package dev.tidewatch.app.digest.page;

import java.util.List;

/** Holds a table; without rows there is nothing to show. */
public record Grid(List<Column> columns, List<Row> rows) {

    static final Grid NONE = new Grid(List.of(), List.of());

    public Grid {
        columns = List.copyOf(columns);
        rows = List.copyOf(rows);
    }

    /**
     * Says how a column is headed, and where its cells stand.
     *
     * @param isNumber true if its cells stand to the right, point below point
     */
    public record Column(String name, boolean isNumber) {

        static Column text(String name) {
            return new Column(name, false);
        }

        static Column number(String name) {
            return new Column(name, true);
        }
    }

    /**
     * Holds one line of a table.
     *
     * @param notes sentences that belong to it, each on lines of its own
     */
    public record Row(List<String> cells, List<String> notes) {

        public Row {
            cells = List.copyOf(cells);
            notes = List.copyOf(notes);
        }

        static Row of(String... cells) {
            return new Row(List.of(cells), List.of());
        }
    }
}
