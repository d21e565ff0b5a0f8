package dev.tidewatch.domain.vector;

import dev.tidewatch.domain.rfm.Dimension;

/** Lists what a vector counts for each value of something that is open-ended. The names are keys of the store of paid counts. */
public enum SliceMeasure {
    /** By currency other than the reporting one, in micros of it. */
    MRR_IN_CURRENCY(0),
    CHURN_COUNT_BY_REASON(1),
    CHURN_MRR_BY_REASON(2),
    CHURN_COUNT_BY_PLAN(3),
    CHURN_MRR_BY_PLAN(4),
    CHURN_COUNT_BY_TENURE(5),
    CHURN_MRR_BY_TENURE(6),
    /** By the month of the customers' NEW, as are the next three: those whose NEW was in the segment. */
    COHORT_CUSTOMERS_START(7),
    COHORT_MRR_START(8),
    /** The customers among them that have MRR, and their part of it. */
    COHORT_CUSTOMERS(9),
    COHORT_MRR(10),
    /** Paying customers by the day of their newest paid invoice; of all days together, as are the rest. */
    PAID_RECENCY(11),
    /** By bucket: the histogram, which only the metrics keep. */
    PAID_FREQUENCY(12),
    PAID_MONETARY(13),
    /** By how many invoices they paid. */
    PAID_INVOICES(14),
    /** By what was received of them, in hundredths. */
    PAID_RECEIVED(15);

    private final int id;

    SliceMeasure(int id) {
        this.id = id;
    }

    /** Under which it is stored: no other slice ever has it. */
    public int id() {
        return id;
    }

    /** Returns what a dimension's customers are counted as. */
    public static SliceMeasure of(Dimension dimension) {
        return switch (dimension) {
            case RECENCY -> PAID_RECENCY;
            case FREQUENCY -> PAID_INVOICES;
            case MONETARY -> PAID_RECEIVED;
        };
    }
}
