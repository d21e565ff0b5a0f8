package dev.tidewatch.domain.metric;

/**
 * What a vector counts for one window: sums over customers that had MRR at its start, each 0 for a customer whose MRR did not
 * change since. The order is part of the stored vectors.
 */
enum PairMeasure {
    /** Customers that have none any more. */
    LOST,
    /** Customers that still have some: those now in the segment less those then in it. */
    MOVED,
    /** What starters of the segment are worth now less what they were, in micros. */
    RETAINED_MRR,
    /** The same of those only that are worth less. */
    KEPT_MRR;

    static final int SIZE = values().length;

    @SuppressWarnings("EnumOrdinal") // the order of the constants is the layout
    int of(Window window) {
        return Measure.SIZE + window.index() * SIZE + ordinal();
    }
}
