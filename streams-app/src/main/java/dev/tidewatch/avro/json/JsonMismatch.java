package dev.tidewatch.avro.json;

/** Says in one sentence where JSON does not fit, what is there and what would be right; the caller knows file and line. */
public final class JsonMismatch extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String path;
    private final String problem;

    public JsonMismatch(String problem) {
        this("", problem);
    }

    private JsonMismatch(String path, String problem) {
        super(problem, null, false, false);
        this.path = path;
        this.problem = problem;
    }

    @Override
    public String getMessage() {
        return path.isEmpty() ? problem : path + ": " + problem;
    }

    /** The same mismatch seen from outside the member {@code name}: {@code unitAmount} in {@code items[0]}. */
    public JsonMismatch within(String name) {
        boolean joined = path.isEmpty() || path.startsWith("[");
        return new JsonMismatch(joined ? name + path : name + "." + path, problem);
    }

    /** Such as {@code items[0].unitAmount}; empty for the whole. */
    public String path() {
        return path;
    }
}
