package dev.tidewatch.source.csv.map;

/** Says what a row of the table is. */
public enum Rows {
    /** Somebody paid for something from a day on, and perhaps until another. */
    PERIODS,
    /** From an instant on a subscription is as the row says. */
    CHANGES
}
