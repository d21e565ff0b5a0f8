package dev.tidewatch.source.csv.map;

import dev.tidewatch.source.csv.table.CsvRow;
import dev.tidewatch.source.csv.table.Header;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** The beginning of a map, guessed from the names of the columns and the first rows, for a person to look through. */
public final class Suggestion {

    private static final Map<Character, String> SEPARATORS =
            Map.of(',', "comma", ';', "semicolon", '\t', "tab", '|', "pipe");

    private final Header header;
    private final CsvMap.Text written;
    private final Samples samples;
    private final Map<Field, Integer> columns = new EnumMap<>(Field.class);
    private final StringBuilder text = new StringBuilder();

    private Suggestion(Header header, CsvMap.Text written, List<CsvRow> rows) {
        this.header = header;
        this.written = written;
        this.samples = new Samples(rows);
        for (int column = 0; column < header.names().size(); column++) {
            guess(column);
        }
        if (isMonthly()) {
            columns.keySet().removeAll(List.of(Field.INTERVAL, Field.INTERVAL_COUNT));
        }
    }

    /** MRR is an amount a month, however often it is billed. */
    private boolean isMonthly() {
        return columns.containsKey(Field.AMOUNT)
                && Header.loosely(header.names().get(amount())).equals(Field.Names.MRR);
    }

    /** The text of the map for a table that is written so. */
    public static String of(Header header, CsvMap.Text written, List<CsvRow> rows) {
        return new Suggestion(header, written, rows).write();
    }

    /** The first column that is called so. */
    private void guess(int column) {
        String name = Header.loosely(header.names().get(column));
        for (Field field : Field.values()) {
            boolean called = field.key().replace('.', ' ').equals(name)
                    || field.usualNames().stream().anyMatch(name::equals);
            if (called && !columns.containsKey(field)) {
                columns.put(field, column);
                return;
            }
        }
    }

    private String write() {
        boolean changes = columns.containsKey(Field.STATUS)
                && columns.containsKey(Field.AT)
                && !columns.containsKey(Field.STARTED);
        Rows rows = changes ? Rows.CHANGES : Rows.PERIODS;
        line("# Guessed from the columns and the first rows: look it through, then try it with --dry-run.");
        line("# A line that begins with # says nothing. docs/csv.md has every key.");
        line("");
        line(
                "# periods: somebody paid from a day on, and perhaps until another. changes: a subscription is so from an instant on.");
        line("rows = " + (changes ? "changes" : "periods"));
        line("separator = " + SEPARATORS.getOrDefault(written.separator(), String.valueOf(written.separator())));
        if (written.encoding() != null) {
            line("# The file is not UTF-8; look whether its umlauts and accents come out right.");
            line("encoding = " + written.encoding().name());
        }
        writeMarks();
        writeDates(rows);
        line("");
        line("# The column that each field stands in. value.X in place of column.X holds for all rows.");
        for (Field field : Field.values()) {
            if (field.isOf(rows)) {
                writeField(field);
            }
        }
        writeAttributes();
        return text.toString();
    }

    private void writeMarks() {
        Marks marks = Marks.of(samples.cells(amount()));
        String other = Marks.name(Marks.other(marks.decimal()));
        line("");
        line("# 1,234.56 has decimal.mark = point and thousands.mark = comma; 1.234,56 the other way round.");
        if (marks.inDoubt().isEmpty()) {
            line("decimal.mark = " + Marks.name(marks.decimal()));
            line((marks.groups() ? "" : "# ") + "thousands.mark = " + (marks.groups() ? other : "comma"));
        } else {
            String mark = Marks.name(marks.decimal());
            String whole = marks.inDoubt().replaceAll("[.,]", "");
            line("# " + marks.inDoubt()
                    + " can be two amounts: choose one, and take the line with the question mark out.");
            line("decimal.mark = ?");
            line("# It is " + whole + ": decimal.mark = " + other + ", thousands.mark = " + mark);
            line("# It is " + whole.substring(0, whole.length() - 3) + marks.decimal()
                    + whole.substring(whole.length() - 3) + ": decimal.mark = " + mark);
        }
        line("# minor: cents; major: euros, dollars.");
        line("amounts.in = " + (header.names().stream().anyMatch(Suggestion::saysCents) ? "minor" : "major"));
    }

    private static boolean saysCents(String name) {
        return Header.loosely(name).matches(".*\\bcents?\\b.*");
    }

    private void writeDates(Rows rows) {
        Integer column = columns.get(rows == Rows.PERIODS ? Field.STARTED : Field.AT);
        List<String> forms = samples.forms(column);
        line("");
        line("# iso is 2026-03-14, also with a time; else a pattern. The zone is whose days they are.");
        if (forms.size() > 1) {
            line("# Each of these fits the first rows: choose one.");
            forms.forEach(form -> line("# dates = " + form));
        } else {
            line("dates = " + (forms.isEmpty() ? "iso" : forms.get(0)));
        }
        line("zone = UTC");
        if (rows == Rows.PERIODS) {
            line("# yes: the day in ended is still paid. no: it is the first that is not.");
            line("last.day.is.paid = no");
        }
    }

    private void writeField(Field field) {
        Integer column = columns.get(field);
        if (column != null) {
            line("column." + field.key() + " = " + escaped(header.names().get(column)));
        } else if (field == Field.INTERVAL) {
            line(isMonthly() ? "# MRR is an amount a month, however often it is billed" : "# " + field.meaning());
            line("value.interval = month");
        } else {
            line("# column." + field.key() + " =   " + field.meaning());
        }
    }

    private void writeAttributes() {
        line("");
        line("# Other columns by which MRR can be split, as attribute.NAME = column.");
        for (int column = 0; column < header.names().size(); column++) {
            String name = header.names().get(column);
            if (!columns.containsValue(column) && !name.isEmpty()) {
                line("# attribute." + Header.loosely(name).replace(' ', '_') + " = " + escaped(name));
            }
        }
    }

    private Integer amount() {
        return columns.getOrDefault(Field.UNIT_AMOUNT, columns.getOrDefault(Field.AMOUNT, -1));
    }

    /** As a properties file reads it back. */
    private static String escaped(String name) {
        return name.replace("\\", "\\\\");
    }

    private void line(String line) {
        text.append(line).append('\n');
    }
}
