package dev.tidewatch.oracle;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A table of docs/formulas.md, and the line it begins at. */
record PageTable(int line, List<String> header, List<List<String>> rows) {

    private static final Path PAGE = Path.of("..", "docs", "formulas.md");

    /** Those with these columns. */
    static List<PageTable> with(String... header) throws IOException {
        List<PageTable> tables = new ArrayList<>();
        List<String> lines = Files.readAllLines(PAGE);
        for (int i = 1; i < lines.size(); i++) {
            if (lines.get(i).startsWith("|---") && cells(lines.get(i - 1)).equals(List.of(header))) {
                tables.add(new PageTable(i, List.of(header), rows(lines.subList(i + 1, lines.size()))));
            }
        }
        return tables;
    }

    String place() {
        return "formulas.md:" + line;
    }

    private static List<List<String>> rows(List<String> lines) {
        return lines.stream()
                .takeWhile(line -> line.startsWith("|"))
                .map(PageTable::cells)
                .toList();
    }

    private static List<String> cells(String line) {
        String[] cells = line.split("\\|", -1);
        return Arrays.stream(cells, 1, cells.length - 1).map(String::strip).toList();
    }
}
