package dev.tidewatch.source.csv.table;

import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

/** The names of the columns, without the white space around them. */
public final class Header {

    private final long line;
    private final List<String> names;

    Header(CsvRow row) {
        this.line = row.line();
        this.names = row.cells().stream().map(String::strip).toList();
    }

    public long line() {
        return line;
    }

    public List<String> names() {
        return names;
    }

    /**
     * The columns of that name, from 0: those that have it exactly, or else those that differ only in capitals, spaces, hyphens
     * and underscores.
     */
    public List<Integer> columns(String name) {
        List<Integer> exact = matching(name, UnaryOperator.identity());
        return exact.isEmpty() ? matching(name, Header::loosely) : exact;
    }

    public boolean has(String name) {
        return !columns(name).isEmpty();
    }

    /** A name without what people write differently. */
    public static String loosely(String name) {
        return name.strip().toLowerCase(Locale.ROOT).replaceAll("[\\s_-]+", " ");
    }

    private List<Integer> matching(String name, UnaryOperator<String> form) {
        String wanted = form.apply(name);
        return IntStream.range(0, names.size())
                .filter(i -> form.apply(names.get(i)).equals(wanted))
                .boxed()
                .toList();
    }
}
