package dev.tidewatch.stream.metrics;

import dev.tidewatch.avro.output.CohortMapping;
import dev.tidewatch.domain.row.Cohort;
import dev.tidewatch.domain.row.CohortCounts;
import dev.tidewatch.domain.row.CohortHistory;
import dev.tidewatch.domain.row.Publication;
import dev.tidewatch.domain.vector.FigureVector;
import dev.tidewatch.stream.plan.RowLimits;
import dev.tidewatch.stream.store.Stores;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;

/** One segment's cohorts in {@link Stores#COHORTS}. */
final class CohortStore {

    private final KeyValueStore<Bytes, dev.tidewatch.state.CohortHistory> store;
    private final String segment;
    private final Map<String, SortedMap<Integer, CohortCounts>> added = new TreeMap<>();

    CohortStore(KeyValueStore<Bytes, dev.tidewatch.state.CohortHistory> store, String segment) {
        this.store = store;
        this.segment = segment;
    }

    /** Takes a vector's cohorts, each for its month and its quarter; {@link #write} adds them. */
    void add(int day, FigureVector vector) {
        vector.cohorts().forEach((slice, amount) -> {
            CohortCounts counts = CohortCounts.of(slice.measure(), amount);
            added.computeIfAbsent(slice.value(), month -> new TreeMap<>()).merge(day, counts, CohortCounts::plus);
        });
    }

    /** One read and one write of each cohort that something was added to. */
    void write() {
        added.forEach((name, days) -> {
            Cohort month = Cohort.ofMonth(name);
            add(month, days);
            add(month.quarter(), days);
        });
        added.clear();
    }

    /** Publishes those that are still followed. */
    void publish(Publication publication, RowLimits limits, CohortHistory.Rows rows) {
        int closed = publication.now().closed();
        for (KeyValue<Bytes, dev.tidewatch.state.CohortHistory> entry : all()) {
            Cohort cohort = CohortMapping.cohort(entry.value);
            if (!limits.follow(cohort, closed)) {
                continue;
            }
            CohortHistory history = CohortMapping.toDomain(entry.value);
            CohortHistory published = history.publish(cohort, publication, rows);
            if (!published.equals(history)) {
                store.put(entry.key, CohortMapping.toAvro(cohort, published));
            }
        }
    }

    private List<KeyValue<Bytes, dev.tidewatch.state.CohortHistory>> all() {
        List<KeyValue<Bytes, dev.tidewatch.state.CohortHistory>> all = new ArrayList<>();
        try (KeyValueIterator<Bytes, dev.tidewatch.state.CohortHistory> entries = store.range(key(""), last())) {
            entries.forEachRemaining(all::add);
        }
        return all;
    }

    private void add(Cohort cohort, SortedMap<Integer, CohortCounts> days) {
        Bytes key = key(cohort.name());
        dev.tidewatch.state.CohortHistory stored = store.get(key);
        CohortHistory history = stored == null ? CohortHistory.EMPTY : CohortMapping.toDomain(stored);
        store.put(key, CohortMapping.toAvro(cohort, history.plus(days)));
    }

    /** Sorts by segment, then cohort. */
    private Bytes key(String cohort) {
        return Bytes.wrap((segment + '\0' + cohort).getBytes(StandardCharsets.UTF_8));
    }

    /** Behind every cohort of the segment. */
    private Bytes last() {
        byte[] first = key("").get();
        return Bytes.wrap(ByteBuffer.allocate(first.length + 1)
                .put(first)
                .put(Byte.MAX_VALUE)
                .array());
    }
}
