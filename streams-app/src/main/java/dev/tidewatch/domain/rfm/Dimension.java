package dev.tidewatch.domain.rfm;

/** Says what customers are ranked by. */
public enum Dimension {
    /** The business day of the newest paid invoice. */
    RECENCY,
    /** Paid invoices. */
    FREQUENCY,
    /** Money received in cents, say hundredths of the reporting currency. */
    MONETARY;

    /** The bucket of a value where the customers are too many to keep all values apart: a day is one of its own. */
    public int bucket(long value) {
        return this == RECENCY ? Math.toIntExact(value) : LogBucket.of(value);
    }

    /** The smallest value in a bucket. */
    public long lowest(int bucket) {
        return this == RECENCY ? bucket : LogBucket.lowest(bucket);
    }

    /** Says where a value belongs that is a quantile itself: the day on the bound is recent enough, a number on it is not yet higher. */
    boolean isHigherOnTheBound() {
        return this == RECENCY;
    }
}
