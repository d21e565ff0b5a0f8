package dev.tidewatch.domain.testing;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Finds the tables of a page by their head. */
public final class MarkdownTables {

    private static final String RULE = "|---";

    private MarkdownTables() {}

    /** The rows of each table with these columns, as lists of cells. */
    public static List<List<List<String>>> under(List<String> page, String... head) {
        List<List<List<String>>> tables = new ArrayList<>();
        for (int i = 0; i + 1 < page.size(); i++) {
            if (page.get(i + 1).startsWith(RULE) && cells(page.get(i)).equals(List.of(head))) {
                Stream<String> rows = page.subList(i + 2, page.size()).stream().takeWhile(line -> line.startsWith("|"));
                tables.add(rows.map(MarkdownTables::cells).toList());
            }
        }
        return tables;
    }

    private static List<String> cells(String line) {
        String[] cells = line.split("\\|", -1);
        List<String> trimmed = new ArrayList<>();
        for (int i = 1; i < cells.length - 1; i++) {
            trimmed.add(cells[i].strip());
        }
        return trimmed;
    }
}
