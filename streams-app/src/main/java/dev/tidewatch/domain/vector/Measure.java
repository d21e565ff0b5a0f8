package dev.tidewatch.domain.vector;

/** Lists what a vector counts whatever the window; amounts in micros. */
public enum Measure {
    /** Customers with MRR. */
    CUSTOMERS(0),
    MRR(1),
    /** Customers with MRR that waits for a rate. */
    WITHOUT_RATE(2),
    /** The part of MRR that was booked from other currencies. */
    FOREIGN_MRR(3),
    NEW_COUNT(4),
    NEW_MRR(5),
    EXPANSION_COUNT(6),
    EXPANSION_MRR(7),
    CONTRACTION_COUNT(8),
    CONTRACTION_MRR(9),
    CHURN_COUNT(10),
    CHURN_MRR(11),
    REACTIVATION_COUNT(12),
    REACTIVATION_MRR(13),
    ENTERING_MRR(14),
    LEAVING_MRR(15),
    TRIALS_STARTED(16),
    /** The trials started that have converted, dated at the start. */
    TRIALS_STARTED_CONVERTED(17),
    TRIALS_ENDED(18),
    /** The trials ended that have converted, dated at the end. */
    TRIALS_CONVERTED(19),
    PAID_INVOICES(20);

    static final int SIZE = values().length;

    private final int id;

    Measure(int id) {
        this.id = id;
    }

    /** Under which it is stored: nothing else ever has it. */
    public int id() {
        return id;
    }

    /** Its place in a vector in memory. */
    @SuppressWarnings("EnumOrdinal") // what is stored has the id
    public int index() {
        return ordinal();
    }
}
