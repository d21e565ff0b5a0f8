package dev.tidewatch.domain.metric;

/**
 * What a vector counts for one window. The first four are sums over customers that had MRR at its start, each 0 for a customer
 * whose MRR did not change since. The order is part of the stored vectors.
 */
public enum PairMeasure {
    /** Customers that have none any more. */
    LOST,
    /** Customers that still have some: those now in the segment less those then in it. */
    MOVED,
    /** What starters of the segment are worth now less what they were, in micros. */
    RETAINED_MRR,
    /** The same of those only that are worth less. */
    KEPT_MRR,
    /** Customers with a movement of the kind in the window. */
    EXPANDED,
    CONTRACTED,
    CHURNED,
    REACTIVATED,
    /** Customers with a paid invoice in the window. */
    PAYING,
    /** Those with two or more. */
    REPEAT,
    /** Customers by their newest answer in the window. */
    NPS_RESPONSES,
    NPS_PROMOTERS,
    NPS_DETRACTORS,
    CSAT_RESPONSES,
    CSAT_SATISFIED;

    static final int SIZE = values().length;

    /** So many, the first ones, compare with the start. */
    static final int COMPARED = 4;

    @SuppressWarnings("EnumOrdinal") // the order of the constants is the layout
    int of(Window window) {
        return Measure.SIZE + window.index() * SIZE + ordinal();
    }
}
