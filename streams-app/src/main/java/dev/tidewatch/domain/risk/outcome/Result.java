package dev.tidewatch.domain.risk.outcome;

/** An alert is graded by one of these: it says how the customer did within the horizon. */
public enum Result {
    /** The horizon runs, and nothing has come that grades the alert. */
    OPEN,
    /** Its MRR fell to 0. */
    CHURNED,
    /** Its MRR fell to a part of what it was, and stayed there. */
    CONTRACTED,
    /** The horizon passed without. */
    KEPT,
    /** It pays again. */
    REACTIVATED,
    /** It pays more. */
    EXPANDED;

    /** Returns true if what an alert warned of, or hoped for, came. */
    public boolean isRight() {
        return switch (this) {
            case OPEN, KEPT -> false;
            case CHURNED, CONTRACTED, REACTIVATED, EXPANDED -> true;
        };
    }
}
