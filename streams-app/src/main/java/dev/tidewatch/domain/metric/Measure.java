package dev.tidewatch.domain.metric;

/** What a vector counts whatever the window; amounts in micros. The order is part of the stored vectors. */
public enum Measure {
    /** Customers with MRR. */
    CUSTOMERS,
    MRR,
    /** Customers with MRR that waits for a rate. */
    WITHOUT_RATE,
    /** The part of MRR that was booked from other currencies. */
    FOREIGN_MRR,
    NEW_COUNT,
    NEW_MRR,
    EXPANSION_COUNT,
    EXPANSION_MRR,
    CONTRACTION_COUNT,
    CONTRACTION_MRR,
    CHURN_COUNT,
    CHURN_MRR,
    REACTIVATION_COUNT,
    REACTIVATION_MRR,
    ENTERING_MRR,
    LEAVING_MRR,
    TRIALS_STARTED,
    /** Of the trials started, dated at the start. */
    TRIALS_STARTED_CONVERTED,
    TRIALS_ENDED,
    /** Of the trials ended, dated at the end. */
    TRIALS_CONVERTED,
    PAID_INVOICES;

    static final int SIZE = values().length;

    /** Its place in a vector. */
    @SuppressWarnings("EnumOrdinal") // the order of the constants is the layout
    int index() {
        return ordinal();
    }
}
