package dev.tidewatch.app.explain;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Columns as wide as their widest cell, the first aligned right; notes stand under a row, from its second column on. */
final class Table {

    private static final String GAP = "  ";

    private final List<Line> lines = new ArrayList<>();
    private final List<Integer> widths = new ArrayList<>();

    /** A row, or a note of one cell. */
    private record Line(boolean note, List<String> cells) {}

    void row(List<String> cells) {
        for (int i = 0; i < cells.size(); i++) {
            int width = cells.get(i).length();
            if (i == widths.size()) {
                widths.add(width);
            } else {
                widths.set(i, Math.max(widths.get(i), width));
            }
        }
        lines.add(new Line(false, cells));
    }

    void note(String text) {
        lines.add(new Line(true, List.of(text)));
    }

    void printTo(PrintWriter out) {
        for (Line line : lines) {
            out.println(line.note ? " ".repeat(widths.get(0)) + GAP + GAP + line.cells.get(0) : text(line.cells));
        }
    }

    private String text(List<String> cells) {
        List<String> padded = new ArrayList<>();
        for (int i = 0; i < cells.size(); i++) {
            String blank = " ".repeat(widths.get(i) - cells.get(i).length());
            padded.add(i == 0 ? blank + cells.get(i) : cells.get(i) + blank);
        }
        return padded.stream().collect(Collectors.joining(GAP)).stripTrailing();
    }
}
