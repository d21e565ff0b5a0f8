package dev.tidewatch.domain.risk.outcome;

/** What became of a customer within the horizon of an alert. */
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
    EXPANDED
}
