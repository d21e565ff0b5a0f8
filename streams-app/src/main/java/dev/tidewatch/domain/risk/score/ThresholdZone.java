package dev.tidewatch.domain.risk.score;

/** Where a customer stands between the two thresholds of a kind of alert. */
public enum ThresholdZone {
    /** From the upper threshold on: what raises an alert. */
    HIGH,
    /** Not enough to raise one, too much to resolve one. */
    BETWEEN,
    /** Below the lower threshold: what resolves one. */
    LOW,
    /** Too little is known: an alert stays as it is. */
    UNKNOWN,
    /** There is nothing to lose any more. */
    LEFT
}
