package dev.tidewatch.source.csv;

/** Why a row is refused; docs/csv.md explains each. */
public enum Reason {
    CELLS,
    MISSING,
    INVALID_VALUE,
    AMOUNT,
    UNKNOWN_PLAN,
    CONFLICT
}
