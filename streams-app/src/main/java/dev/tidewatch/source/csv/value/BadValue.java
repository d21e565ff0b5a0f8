package dev.tidewatch.source.csv.value;

/** {@code 'x' is no amount; it must be as 1234.56}: a cell that cannot be read. */
public final class BadValue extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String problem;

    public BadValue(String problem) {
        super(problem, null, false, false);
        this.problem = problem;
    }

    public String problem() {
        return problem;
    }

    static BadValue of(String text, String isNo, String right) {
        return new BadValue("'" + text + "' is no " + isNo + "; it must be " + right);
    }
}
