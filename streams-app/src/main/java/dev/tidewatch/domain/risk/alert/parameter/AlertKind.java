package dev.tidewatch.domain.risk.alert.parameter;

/**
 * Names what an alert is about, in the order in which the kinds are judged and published. The {@code AlertRule} of a kind decides when
 * one is raised; docs/alerts.md, "Kinds".
 */
public enum AlertKind {
    /** The customer pays, and may leave. */
    AT_RISK(true),
    /** The customer has left, and was valuable. */
    WIN_BACK(false),
    /** The customer uses nearly all that its plan has. */
    UPSELL(false);

    private final boolean escalates;

    AlertKind(boolean escalates) {
        this.escalates = escalates;
    }

    /** Returns whether one that nobody attends to becomes more urgent. */
    public boolean escalates() {
        return escalates;
    }
}
