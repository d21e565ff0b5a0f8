package dev.tidewatch.domain.rfm;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;

/**
 * The buckets at which a higher quintile begins.
 *
 * @param begins of the second, third, fourth and fifth; none lies in a quintile whose beginning is behind every bucket
 */
public record Quintiles(List<Integer> begins) {

    public static final int MOST = 5;

    /** Where every customer is in the lowest. */
    public static final Quintiles ONE =
            new Quintiles(List.of(Integer.MAX_VALUE, Integer.MAX_VALUE, Integer.MAX_VALUE, Integer.MAX_VALUE));

    public Quintiles {
        begins = List.copyOf(begins);
    }

    /**
     * A bucket is in quintile 1 + floor(5 x customers in lower buckets / all customers): equal customers are in one quintile.
     *
     * @param counts customers by bucket
     */
    public static Quintiles of(SortedMap<Integer, Long> counts) {
        long all = counts.values().stream().mapToLong(Long::longValue).sum();
        List<Integer> begins = new ArrayList<>();
        long lower = 0;
        for (Map.Entry<Integer, Long> bucket : counts.entrySet()) {
            if (bucket.getValue() > 0) {
                long quintile = 1 + MOST * lower / all;
                while (begins.size() < quintile - 1) {
                    begins.add(bucket.getKey());
                }
                lower += bucket.getValue();
            }
        }
        while (begins.size() < MOST - 1) {
            begins.add(Integer.MAX_VALUE);
        }
        return new Quintiles(begins);
    }

    /** 1, the lowest, to 5. */
    public int of(int bucket) {
        int quintile = 1;
        for (int begin : begins) {
            quintile += bucket >= begin ? 1 : 0;
        }
        return quintile;
    }
}
