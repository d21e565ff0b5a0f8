package dev.tidewatch.domain.time;

/** The unit of a billing period. */
public enum IntervalUnit {
    DAY,
    WEEK,
    MONTH,
    YEAR
}
