package dev.tidewatch.domain.risk.condition;

/** Says how a condition stands. */
public enum Truth {
    TRUE,
    FALSE,
    /** Something is not known that would decide it. */
    UNKNOWN;

    static Truth of(boolean holds) {
        return holds ? TRUE : FALSE;
    }

    Truth negated() {
        return switch (this) {
            case TRUE -> FALSE;
            case FALSE -> TRUE;
            case UNKNOWN -> UNKNOWN;
        };
    }
}
