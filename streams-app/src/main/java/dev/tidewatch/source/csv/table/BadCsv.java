package dev.tidewatch.source.csv.table;

/** A file that cannot be read on: what is wrong, where, and what would be right. */
public final class BadCsv extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final boolean placed;

    /** Refuses the file as a whole. */
    public BadCsv(String problem) {
        super(problem);
        this.placed = false;
    }

    public BadCsv(long line, String problem) {
        super("line " + line + ": " + problem);
        this.placed = true;
    }

    /** {@code table.csv, line 3: what is wrong}, or {@code table.csv: what is wrong}. */
    public String in(String file) {
        return file + (placed ? ", " : ": ") + getMessage();
    }
}
