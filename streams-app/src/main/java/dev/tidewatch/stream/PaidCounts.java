package dev.tidewatch.stream;

import dev.tidewatch.domain.metric.FigureVector;
import dev.tidewatch.domain.metric.SliceMeasure;
import dev.tidewatch.domain.rfm.Quintiles;
import dev.tidewatch.domain.rfm.RfmScale;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;

/** Paying customers by what they paid, in {@link Stores#PAID}: a histogram whose buckets do not depend on who came first. */
final class PaidCounts {

    private final KeyValueStore<String, Long> store;

    PaidCounts(KeyValueStore<String, Long> store) {
        this.store = store;
    }

    void add(FigureVector vector) {
        vector.paid().forEach((slice, amount) -> {
            String key = slice.measure().name() + "|" + slice.value();
            Long known = store.get(key);
            long sum = (known == null ? 0 : known) + amount;
            store.put(key, sum == 0 ? null : Long.valueOf(sum));
        });
    }

    /** What customers are ranked by as things stand. */
    RfmScale scale() {
        return new RfmScale(
                Quintiles.of(counts(SliceMeasure.PAID_RECENCY)),
                Quintiles.of(counts(SliceMeasure.PAID_FREQUENCY)),
                Quintiles.of(counts(SliceMeasure.PAID_MONETARY)));
    }

    private SortedMap<Integer, Long> counts(SliceMeasure measure) {
        SortedMap<Integer, Long> counts = new TreeMap<>();
        String first = measure.name() + "|";
        try (KeyValueIterator<String, Long> entries = store.range(first, first + Character.MAX_VALUE)) {
            entries.forEachRemaining(
                    entry -> counts.put(Integer.valueOf(entry.key.substring(first.length())), entry.value));
        }
        return counts;
    }
}
