package dev.tidewatch.source.stripe;

import dev.tidewatch.source.stripe.Translation.Reason;
import dev.tidewatch.source.stripe.Translation.Refused;

/** Ends the translation of one object; never leaves the package. */
final class StripeMismatch extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Refused refused;

    StripeMismatch(Reason reason, String where, String problem) {
        super(problem, null, false, false);
        this.refused = new Refused(reason, where, problem);
    }

    /** Whether it is sound, but what it means is not in it, or has no place. */
    boolean isElsewhere() {
        return switch (refused.reason()) {
            case UNRESOLVED, TRUNCATED, NO_PLACE -> true;
            case NOT_JSON, UNKNOWN_OBJECT, UNKNOWN_TYPE, MISSING, INVALID_VALUE, AMOUNT -> false;
        };
    }

    Refused refused() {
        return refused;
    }
}
