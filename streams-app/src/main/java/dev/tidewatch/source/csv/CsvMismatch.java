package dev.tidewatch.source.csv;

/** A row that cannot be read for certain; the message says what is wrong and what would be right. */
final class CsvMismatch extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final Reason reason;
    private final String problem;

    CsvMismatch(Reason reason, String problem) {
        super(problem, null, false, false);
        this.reason = reason;
        this.problem = problem;
    }

    String problem() {
        return problem;
    }

    Reason reason() {
        return reason;
    }
}
