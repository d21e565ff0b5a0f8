package dev.tidewatch.domain.metric;

import dev.tidewatch.domain.rfm.Dimension;

/** What a vector counts for each value of something that is open-ended. The names are part of what is stored. */
public enum SliceMeasure {
    /** By currency other than the reporting one, in micros of it. */
    MRR_IN_CURRENCY,
    CHURN_COUNT_BY_REASON,
    CHURN_MRR_BY_REASON,
    CHURN_COUNT_BY_PLAN,
    CHURN_MRR_BY_PLAN,
    CHURN_COUNT_BY_TENURE,
    CHURN_MRR_BY_TENURE,
    /** By the month of the customers' NEW, as are the next three: those whose NEW was in the segment. */
    COHORT_CUSTOMERS_START,
    COHORT_MRR_START,
    /** Those of them that have MRR, and their part of it. */
    COHORT_CUSTOMERS,
    COHORT_MRR,
    /** Paying customers by bucket, as are the next two; of all days together. */
    PAID_RECENCY,
    PAID_FREQUENCY,
    PAID_MONETARY;

    /** What a dimension's customers are counted as. */
    public static SliceMeasure of(Dimension dimension) {
        return switch (dimension) {
            case RECENCY -> PAID_RECENCY;
            case FREQUENCY -> PAID_FREQUENCY;
            case MONETARY -> PAID_MONETARY;
        };
    }

    /** Its place in what is stored. */
    @SuppressWarnings("EnumOrdinal") // the order of the constants is the layout
    public int index() {
        return ordinal();
    }
}
