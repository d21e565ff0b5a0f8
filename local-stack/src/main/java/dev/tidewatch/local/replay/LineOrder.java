package dev.tidewatch.local.replay;

import java.util.Comparator;

/**
 * Where a record stands in its file: by key, then by where it came from. Two dead letters of one key keep the order of their
 * sources, whatever order the task met them in.
 *
 * @param key empty for none
 * @param source the topic whose offset follows
 */
record LineOrder(String key, String source, int partition, long offset) implements Comparable<LineOrder> {

    private static final Comparator<LineOrder> ORDER = Comparator.comparing(LineOrder::key)
            .thenComparing(LineOrder::source)
            .thenComparingInt(LineOrder::partition)
            .thenComparingLong(LineOrder::offset);

    @Override
    public int compareTo(LineOrder other) {
        return ORDER.compare(this, other);
    }
}
