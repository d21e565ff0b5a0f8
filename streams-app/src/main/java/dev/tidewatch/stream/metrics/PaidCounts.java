package dev.tidewatch.stream.metrics;

import dev.tidewatch.domain.rfm.Dimension;
import dev.tidewatch.domain.rfm.Quintiles;
import dev.tidewatch.domain.rfm.RfmScale;
import dev.tidewatch.domain.vector.FigureVector;
import dev.tidewatch.domain.vector.Slice;
import dev.tidewatch.domain.vector.SliceMeasure;
import dev.tidewatch.stream.store.Stores;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * Paying customers by what they paid, in {@link Stores#PAID}: by each value while they are few, and always in a histogram whose
 * buckets do not depend on who came first.
 */
final class PaidCounts {

    /** So many are ranked by the histogram. */
    static final long MANY = 10_000;

    /** From so many on values are not kept apart any more: memory stays bounded, and few can become many and few again. */
    private static final long TOO_MANY = 2 * MANY;

    /** That the values were given up. */
    private static final String GIVEN_UP = "values|given up";

    private final KeyValueStore<String, Long> store;
    private final long many;
    private final long tooMany;
    private boolean givenUp;
    private long customers;

    PaidCounts(KeyValueStore<String, Long> store) {
        this(store, MANY, TOO_MANY);
    }

    /**
     * With other limits, for a test.
     *
     * @param many so many are ranked by the histogram
     * @param tooMany from so many on values are given up
     */
    PaidCounts(KeyValueStore<String, Long> store, long many, long tooMany) {
        this.store = store;
        this.many = many;
        this.tooMany = tooMany;
        givenUp = store.get(GIVEN_UP) != null;
        customers = sum(counts(SliceMeasure.PAID_RECENCY));
    }

    void add(FigureVector vector) {
        vector.paid().forEach(this::add);
    }

    /** To be called when a whole release is added. */
    void bound() {
        if (customers >= tooMany && !givenUp) {
            giveUp(SliceMeasure.PAID_INVOICES);
            giveUp(SliceMeasure.PAID_RECEIVED);
            store.put(GIVEN_UP, 1L);
            givenUp = true;
        }
    }

    /** Returns what customers are ranked by as things stand. */
    RfmScale scale() {
        boolean exact = customers < many && isComplete();
        return new RfmScale(
                quintiles(Dimension.RECENCY, exact),
                quintiles(Dimension.FREQUENCY, exact),
                quintiles(Dimension.MONETARY, exact));
    }

    private void add(Slice slice, long amount) {
        SliceMeasure measure = slice.measure();
        if (measure == SliceMeasure.PAID_INVOICES || measure == SliceMeasure.PAID_RECEIVED) {
            boolean invoices = measure == SliceMeasure.PAID_INVOICES;
            Dimension dimension = invoices ? Dimension.FREQUENCY : Dimension.MONETARY;
            int bucket = dimension.bucket(Long.parseLong(slice.value()));
            count(histogram(dimension), String.valueOf(bucket), amount);
            if (givenUp) {
                return;
            }
        }
        customers += measure == SliceMeasure.PAID_RECENCY ? amount : 0;
        count(measure, slice.value(), amount);
    }

    private void count(SliceMeasure measure, String value, long amount) {
        String key = measure.name() + "|" + value;
        Long known = store.get(key);
        long sum = (known == null ? 0 : known) + amount;
        store.put(key, sum == 0 ? null : Long.valueOf(sum));
    }

    /** Returns whether the counts are complete: they are not where values were given up, nor where some came back since. */
    private boolean isComplete() {
        return sum(counts(SliceMeasure.PAID_INVOICES)) == customers
                && sum(counts(SliceMeasure.PAID_RECEIVED)) == customers;
    }

    private Quintiles quintiles(Dimension dimension, boolean exact) {
        if (exact) {
            return Quintiles.exact(counts(SliceMeasure.of(dimension)), dimension);
        }
        SortedMap<Integer, Long> buckets = new TreeMap<>();
        counts(histogram(dimension)).forEach((bucket, count) -> buckets.put(Math.toIntExact(bucket), count));
        return Quintiles.ofBuckets(buckets, dimension);
    }

    private static SliceMeasure histogram(Dimension dimension) {
        return switch (dimension) {
            case RECENCY -> SliceMeasure.PAID_RECENCY;
            case FREQUENCY -> SliceMeasure.PAID_FREQUENCY;
            case MONETARY -> SliceMeasure.PAID_MONETARY;
        };
    }

    private SortedMap<Long, Long> counts(SliceMeasure measure) {
        SortedMap<Long, Long> counts = new TreeMap<>();
        String first = measure.name() + "|";
        try (KeyValueIterator<String, Long> entries = store.range(first, first + Character.MAX_VALUE)) {
            entries.forEachRemaining(
                    entry -> counts.put(Long.valueOf(entry.key.substring(first.length())), entry.value));
        }
        return counts;
    }

    private static long sum(SortedMap<Long, Long> counts) {
        return counts.values().stream().mapToLong(Long::longValue).sum();
    }

    private void giveUp(SliceMeasure measure) {
        List<String> keys = new ArrayList<>();
        counts(measure).keySet().forEach(value -> keys.add(measure.name() + "|" + value));
        keys.forEach(store::delete);
    }
}
