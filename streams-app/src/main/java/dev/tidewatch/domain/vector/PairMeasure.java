package dev.tidewatch.domain.vector;

/**
 * Lists what a vector counts for one window. The first four are sums over customers that had MRR at its start, each 0 for a customer
 * whose MRR did not change since.
 */
public enum PairMeasure {
    /** Customers that have none any more. */
    LOST(0),
    /** Customers that still have some: those now in the segment less those then in it. */
    MOVED(1),
    /** What starters of the segment are worth now less what they were, in micros. */
    RETAINED_MRR(2),
    /** The same of those only that are worth less. */
    KEPT_MRR(3),
    /** Customers with a movement of the kind in the window. */
    EXPANDED(4),
    CONTRACTED(5),
    CHURNED(6),
    REACTIVATED(7),
    /** Customers with a paid invoice in the window. */
    PAYING(8),
    /** Customers with two or more. */
    REPEAT(9),
    /** Customers by their newest answer in the window. */
    NPS_RESPONSES(10),
    NPS_PROMOTERS(11),
    NPS_DETRACTORS(12),
    CSAT_RESPONSES(13),
    CSAT_SATISFIED(14);

    static final int SIZE = values().length;

    /** So many, the first ones, compare with the start. */
    public static final int COMPARED = 4;

    private final int id;

    PairMeasure(int id) {
        this.id = id;
    }

    /** Under which it is stored with the window's: no other pair ever has it. */
    public int id() {
        return id;
    }

    /** Its place in a vector in memory. */
    @SuppressWarnings("EnumOrdinal") // what is stored has the ids
    public int of(Window window) {
        return Measure.SIZE + window.index() * SIZE + ordinal();
    }
}
