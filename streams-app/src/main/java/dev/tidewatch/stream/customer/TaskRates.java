package dev.tidewatch.stream.customer;

import dev.tidewatch.avro.state.RateMapping;
import dev.tidewatch.domain.fx.Rate;
import dev.tidewatch.domain.fx.RatePolicy;
import dev.tidewatch.domain.fx.RateTable;
import dev.tidewatch.domain.fx.Rates;
import dev.tidewatch.state.PublishedRate;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;

/** The rates a task knows, stored with its state. */
final class TaskRates {

    private final KeyValueStore<String, PublishedRate> store;
    private final RateTable table;

    TaskRates(KeyValueStore<String, PublishedRate> store, RatePolicy policy) {
        this.store = store;
        this.table = new RateTable(policy);
        try (KeyValueIterator<String, PublishedRate> entries = store.all()) {
            while (entries.hasNext()) {
                table.put(RateMapping.toDomain(entries.next().value));
            }
        }
    }

    /** Always as it is now. */
    Rates table() {
        return table;
    }

    /** Takes a rate in; false if it changes nothing. */
    boolean put(Rate rate) {
        boolean changed = table.put(rate);
        if (changed) {
            store.put(RateMapping.key(rate), RateMapping.toState(rate));
        }
        return changed;
    }

    /** The last day on which a rate can hold. */
    int lastDayOf(Rate rate) {
        return table.lastDayOf(rate);
    }
}
