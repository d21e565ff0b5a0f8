package dev.tidewatch.domain.risk.score;

/** Says where a customer stands between the two thresholds of a kind of alert. */
public enum ThresholdZone {
    /** The value has reached the upper threshold, which raises an alert. */
    HIGH,
    /** The value is not enough to raise one, and too much to resolve one. */
    BETWEEN,
    /** The value is below the lower threshold, which resolves an alert. */
    LOW,
    /** Too little is known: an alert stays as it is. */
    UNKNOWN,
    /** There is nothing to lose any more. */
    LEFT
}
