package dev.tidewatch.source.ecb;

/** Says where the file is not what the bank writes: {@code line 3, column USD: what is wrong}. */
public final class BadReferenceRates extends RuntimeException {

    private static final long serialVersionUID = 1L;

    BadReferenceRates(long line, String problem) {
        super("line " + line + ": " + problem);
    }

    BadReferenceRates(long line, String column, String problem) {
        super("line " + line + ", column " + column + ": " + problem);
    }
}
