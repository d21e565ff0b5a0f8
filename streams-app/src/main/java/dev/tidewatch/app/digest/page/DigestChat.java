package dev.tidewatch.app.digest.page;

import java.util.ArrayList;
import java.util.List;

/** Writes a digest for a chat, whose letters are not of one width: a line for each sentence and each row. */
public final class DigestChat {

    /** Teams takes 28 KB, and JSON may need 6 bytes for a character of a name. */
    private static final int MOST_CHARACTERS = 4_000;

    private static final int LONGEST_LINE = 500;

    private final List<String> lines = new ArrayList<>();
    private int characters;
    private int left;

    private DigestChat() {}

    /** Returns the lines, without the title. */
    public static List<String> of(DigestPage page) {
        DigestChat chat = new DigestChat();
        page.intro().forEach(chat::add);
        for (DigestPage.Section section : page.sections()) {
            section.sentences().forEach(sentence -> chat.add(section.title() + ": " + sentence));
            section.grid().rows().forEach(row -> chat.add(row(section.grid(), row)));
            if (!section.rest().isEmpty()) {
                chat.add(section.rest());
            }
        }
        if (chat.left > 0) {
            chat.lines.add("A chat is too small for " + chat.left + " more; a mail has them, and 'tidewatch digest'.");
        }
        return List.copyOf(chat.lines);
    }

    private static String row(Grid grid, Grid.Row row) {
        List<String> cells = new ArrayList<>();
        for (int i = 0; i < row.cells().size(); i++) {
            String cell = row.cells().get(i);
            Grid.Column column = grid.columns().get(i);
            if (!cell.isEmpty()) {
                cells.add(column.isNumber() ? cell + " " + column.name() : cell);
            }
        }
        String notes = row.notes().isEmpty() ? "" : ": " + String.join(" ", row.notes());
        return String.join(", ", cells) + notes;
    }

    private void add(String text) {
        String line = OneLine.of(text);
        String cut = line.length() <= LONGEST_LINE
                ? line
                : line.substring(0, line.offsetByCodePoints(0, line.codePointCount(0, LONGEST_LINE - 1))) + "...";
        if (left > 0 || characters + cut.length() > MOST_CHARACTERS) {
            left++;
            return;
        }
        characters += cut.length();
        lines.add(cut);
    }
}
