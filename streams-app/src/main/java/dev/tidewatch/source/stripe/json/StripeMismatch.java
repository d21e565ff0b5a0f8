package dev.tidewatch.source.stripe.json;

import dev.tidewatch.source.stripe.json.Translation.Reason;
import dev.tidewatch.source.stripe.json.Translation.Refused;

/** Ends the translation of one object; never leaves the package. */
public final class StripeMismatch extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Refused refused;

    public StripeMismatch(Reason reason, String where, String problem) {
        super(problem, null, false, false);
        this.refused = new Refused(reason, where, problem);
    }

    /** Returns whether it is sound, but what it means is not in it, or has no place. */
    public boolean isElsewhere() {
        return switch (refused.reason()) {
            case UNRESOLVED, TRUNCATED, NO_PLACE -> true;
            case NOT_JSON, UNKNOWN_OBJECT, UNKNOWN_TYPE, MISSING, INVALID_VALUE, AMOUNT -> false;
        };
    }

    public Refused refused() {
        return refused;
    }
}
