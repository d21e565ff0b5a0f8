package dev.tidewatch.domain.rfm;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;

/**
 * The values at which a higher quintile begins.
 *
 * @param begins of the second, third, fourth and fifth; none lies in a quintile whose beginning is behind every value
 */
public record Quintiles(List<Long> begins) {

    public static final int MOST = 5;

    /** Every customer is in the lowest of these. */
    public static final Quintiles ONE =
            new Quintiles(List.of(Long.MAX_VALUE, Long.MAX_VALUE, Long.MAX_VALUE, Long.MAX_VALUE));

    public Quintiles {
        begins = List.copyOf(begins);
    }

    /**
     * The quantiles of 20, 40, 60 and 80 % over all values, linear between ranks: the k-th of five lies at rank (n - 1) k / 5 of n,
     * counted from 0.
     *
     * @param counts customers by value
     */
    public static Quintiles exact(SortedMap<Long, Long> counts, Dimension dimension) {
        long all = counts.values().stream().mapToLong(Long::longValue).sum();
        if (all == 0) {
            return ONE;
        }
        List<Long> begins = new ArrayList<>();
        for (int k = 1; k < MOST; k++) {
            long fifths = (all - 1) * k;
            long rank = fifths / MOST;
            long rest = fifths % MOST;
            long low = valueAt(rank, counts);
            long high = rest == 0 ? low : valueAt(rank + 1, counts);
            begins.add(begin(low, high, rest, dimension));
        }
        return new Quintiles(begins);
    }

    /**
     * A bucket is in quintile 1 + floor(5 x customers in lower buckets / all customers): equal customers are in one quintile.
     *
     * @param counts customers by bucket
     */
    public static Quintiles ofBuckets(SortedMap<Integer, Long> counts, Dimension dimension) {
        long all = counts.values().stream().mapToLong(Long::longValue).sum();
        List<Long> begins = new ArrayList<>();
        long lower = 0;
        for (Map.Entry<Integer, Long> bucket : counts.entrySet()) {
            if (bucket.getValue() > 0) {
                long quintile = 1 + MOST * lower / all;
                while (begins.size() < quintile - 1) {
                    begins.add(dimension.lowest(bucket.getKey()));
                }
                lower += bucket.getValue();
            }
        }
        while (begins.size() < MOST - 1) {
            begins.add(Long.MAX_VALUE);
        }
        return new Quintiles(begins);
    }

    /** 1, the lowest, to 5. */
    public int of(long value) {
        int quintile = 1;
        for (long begin : begins) {
            quintile += value >= begin ? 1 : 0;
        }
        return quintile;
    }

    private static long valueAt(long rank, SortedMap<Long, Long> counts) {
        long reached = 0;
        for (Map.Entry<Long, Long> value : counts.entrySet()) {
            reached += value.getValue();
            if (reached > rank) {
                return value.getKey();
            }
        }
        throw new IllegalArgumentException("rank " + rank + " of " + reached);
    }

    /** The smallest whole number that is in the higher quintile, for the quantile low + rest (high - low) / 5. */
    private static long begin(long low, long high, long rest, Dimension dimension) {
        long distance = high - low;
        long fifths = rest * (distance % MOST);
        long whole = low + rest * (distance / MOST) + fifths / MOST;
        boolean isBound = fifths % MOST == 0;
        return isBound && dimension.isHigherOnTheBound() ? whole : whole + 1;
    }
}
