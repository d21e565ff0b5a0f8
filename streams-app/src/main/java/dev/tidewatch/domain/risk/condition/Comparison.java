package dev.tidewatch.domain.risk.condition;

/** Says how a number is compared with another one. */
public enum Comparison {
    LESS,
    AT_MOST,
    EQUAL,
    AT_LEAST,
    MORE;

    boolean holds(long left, long right) {
        return switch (this) {
            case LESS -> left < right;
            case AT_MOST -> left <= right;
            case EQUAL -> left == right;
            case AT_LEAST -> left >= right;
            case MORE -> left > right;
        };
    }

    /** Returns the same with its sides changed: what is less than a number has a number that is more. */
    public Comparison mirrored() {
        return switch (this) {
            case LESS -> MORE;
            case AT_MOST -> AT_LEAST;
            case EQUAL -> EQUAL;
            case AT_LEAST -> AT_MOST;
            case MORE -> LESS;
        };
    }
}
