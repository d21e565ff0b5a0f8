package dev.tidewatch.domain.risk.action;

/** A person who ends an alert says so what came of it. */
public enum Resolution {
    SAVED,
    LOST,
    NOT_A_RISK
}
