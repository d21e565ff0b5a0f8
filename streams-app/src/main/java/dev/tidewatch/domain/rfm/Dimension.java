package dev.tidewatch.domain.rfm;

/** What customers are ranked by. */
public enum Dimension {
    /** The business day of the newest paid invoice. */
    RECENCY,
    /** Paid invoices, in a {@link LogBucket}. */
    FREQUENCY,
    /** Money received in cents, say hundredths of the reporting currency, in a {@link LogBucket}. */
    MONETARY
}
