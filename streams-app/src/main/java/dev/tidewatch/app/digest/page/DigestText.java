package dev.tidewatch.app.digest.page;

import dev.tidewatch.app.digest.page.Grid.Column;
import java.util.ArrayList;
import java.util.List;

/** Writes a digest for a terminal: columns as wide as their widest cell, sentences in lines of 100 characters. */
public final class DigestText {

    private static final String GAP = "  ";
    private static final String INDENT = "    ";
    private static final int LONGEST_LINE = 100;

    private final StringBuilder text = new StringBuilder();

    private DigestText() {}

    public static String of(DigestPage page) {
        DigestText writer = new DigestText();
        writer.heading(page.title(), '=');
        page.intro().forEach(sentence -> writer.wrapped("", sentence));
        for (DigestPage.Section section : page.sections()) {
            writer.line("");
            writer.heading(section.title(), '-');
            section.sentences().forEach(sentence -> writer.wrapped("", sentence));
            writer.grid(section.grid());
            if (!section.rest().isEmpty()) {
                writer.wrapped("", section.rest());
            }
        }
        return writer.text.toString();
    }

    private void heading(String title, char underline) {
        line(title);
        line(String.valueOf(underline).repeat(title.length()));
    }

    private void grid(Grid grid) {
        if (grid.rows().isEmpty()) {
            return;
        }
        line("");
        List<List<String>> cells = new ArrayList<>();
        cells.add(grid.columns().stream().map(Column::name).toList());
        grid.rows()
                .forEach(row -> cells.add(row.cells().stream().map(OneLine::of).toList()));
        List<List<String>> columns = new ArrayList<>();
        for (int i = 0; i < grid.columns().size(); i++) {
            int column = i;
            columns.add(aligned(
                    cells.stream().map(row -> row.get(column)).toList(),
                    grid.columns().get(i).isNumber()));
        }
        for (int row = 0; row < cells.size(); row++) {
            int at = row;
            line(String.join(GAP, columns.stream().map(column -> column.get(at)).toList()));
            if (row > 0) {
                grid.rows().get(row - 1).notes().forEach(note -> wrapped(INDENT, note));
            }
        }
    }

    /** Aligns a column, its head first; numbers stand point below point. */
    private static List<String> aligned(List<String> cells, boolean isNumber) {
        int fraction = isNumber
                ? cells.stream().skip(1).mapToInt(DigestText::fraction).max().orElse(0)
                : 0;
        List<String> same = new ArrayList<>();
        for (int i = 0; i < cells.size(); i++) {
            String cell = cells.get(i);
            same.add(i == 0 || !isNumber ? cell : cell + " ".repeat(fraction - fraction(cell)));
        }
        int width = same.stream().mapToInt(String::length).max().orElse(0);
        return same.stream()
                .map(cell ->
                        isNumber ? " ".repeat(width - cell.length()) + cell : cell + " ".repeat(width - cell.length()))
                .toList();
    }

    private static int fraction(String number) {
        int point = number.lastIndexOf('.');
        return point < 0 ? 0 : number.length() - point;
    }

    private void wrapped(String indent, String sentence) {
        StringBuilder line = new StringBuilder(indent);
        for (String word : OneLine.of(sentence).split(" ", -1)) {
            boolean isFirst = line.length() == indent.length();
            if (!isFirst && line.length() + 1 + word.length() > LONGEST_LINE) {
                line(line.toString());
                line.setLength(0);
                line.append(indent).append(word);
            } else {
                line.append(isFirst ? "" : " ").append(word);
            }
        }
        line(line.toString());
    }

    private void line(String line) {
        text.append(line.stripTrailing()).append('\n');
    }
}
