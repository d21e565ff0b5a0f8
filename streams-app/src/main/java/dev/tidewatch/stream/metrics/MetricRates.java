package dev.tidewatch.stream.metrics;

import dev.tidewatch.avro.state.RateMapping;
import dev.tidewatch.domain.fx.Rate;
import dev.tidewatch.domain.fx.RatePolicy;
import dev.tidewatch.domain.fx.RateTable;
import dev.tidewatch.domain.fx.Rates;
import dev.tidewatch.state.MetricRate;
import dev.tidewatch.state.PublishedRate;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/** The rates that rows were published with, and those they will be published with; stored with the figures. */
final class MetricRates {

    private final KeyValueStore<String, MetricRate> store;
    private final RateTable published;
    private final RateTable now;
    private final SortedMap<String, Rate> arrived = new TreeMap<>();
    private final SortedMap<String, Integer> firstDays = new TreeMap<>();

    MetricRates(KeyValueStore<String, MetricRate> store, RatePolicy policy) {
        this.store = store;
        this.published = new RateTable(policy);
        this.now = new RateTable(policy);
        try (KeyValueIterator<String, MetricRate> entries = store.all()) {
            while (entries.hasNext()) {
                load(entries.next().value);
            }
        }
    }

    void put(Rate rate) {
        if (now.put(rate)) {
            MetricRate known = store.get(RateMapping.key(rate));
            PublishedRate before = known == null ? null : known.getPublished();
            store.put(RateMapping.key(rate), new MetricRate(before, RateMapping.toState(rate)));
            note(rate);
        }
    }

    /** At the last publication. */
    Rates published() {
        return published;
    }

    Rates now() {
        return now;
    }

    /** The first day, by currency, of the rates that came since the last publication. */
    Map<String, Integer> firstDays() {
        return Collections.unmodifiableMap(firstDays);
    }

    /** Rows are published with the rates of now. */
    void publish() {
        arrived.forEach((key, rate) -> {
            published.put(rate);
            store.put(key, new MetricRate(RateMapping.toState(rate), null));
        });
        arrived.clear();
        firstDays.clear();
    }

    private void load(MetricRate stored) {
        Rate before = rate(stored.getPublished());
        if (before != null) {
            published.put(before);
            now.put(before);
        }
        Rate later = rate(stored.getArrived());
        if (later != null) {
            now.put(later);
            note(later);
        }
    }

    private void note(Rate rate) {
        arrived.put(RateMapping.key(rate), rate);
        firstDays.merge(rate.currency(), rate.day(), Math::min);
    }

    private static @Nullable Rate rate(@Nullable PublishedRate state) {
        return state == null ? null : RateMapping.toDomain(state);
    }
}
