package dev.tidewatch.source.csv;

/** Says why a row is refused; docs/csv.md explains each. */
public enum Reason {
    CELLS,
    MISSING,
    INVALID_VALUE,
    AMOUNT,
    UNKNOWN_PLAN,
    CONFLICT
}
