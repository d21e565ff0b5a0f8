package dev.tidewatch.stream.metrics;

import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.processor.StateStore;
import org.apache.kafka.streams.processor.StateStoreContext;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/** A store without a task around it. */
final class MapStore implements KeyValueStore<String, Long> {

    private final NavigableMap<String, Long> entries = new TreeMap<>();

    Set<String> keys() {
        return entries.keySet();
    }

    @Override
    public @Nullable Long get(String key) {
        return entries.get(key);
    }

    @Override
    public void put(String key, @Nullable Long value) {
        if (value == null) {
            entries.remove(key);
        } else {
            entries.put(key, value);
        }
    }

    @Override
    public @Nullable Long putIfAbsent(String key, Long value) {
        return entries.putIfAbsent(key, value);
    }

    @Override
    public void putAll(List<KeyValue<String, Long>> all) {
        all.forEach(entry -> put(entry.key, entry.value));
    }

    @Override
    public @Nullable Long delete(String key) {
        return entries.remove(key);
    }

    @Override
    public KeyValueIterator<String, Long> range(String from, String to) {
        return iterator(entries.subMap(from, true, to, true));
    }

    @Override
    public KeyValueIterator<String, Long> all() {
        return iterator(entries);
    }

    @Override
    public long approximateNumEntries() {
        return entries.size();
    }

    @Override
    public String name() {
        return "map";
    }

    @Override
    public void init(StateStoreContext context, StateStore root) {}

    @Override
    public void close() {}

    @Override
    public boolean persistent() {
        return false;
    }

    @Override
    public boolean isOpen() {
        return true;
    }

    private static KeyValueIterator<String, Long> iterator(Map<String, Long> some) {
        Iterator<Map.Entry<String, Long>> copy = List.copyOf(some.entrySet()).iterator();
        return new KeyValueIterator<>() {
            @Override
            public boolean hasNext() {
                return copy.hasNext();
            }

            @Override
            public KeyValue<String, Long> next() {
                Map.Entry<String, Long> next = copy.next();
                return KeyValue.pair(next.getKey(), next.getValue());
            }

            @Override
            public String peekNextKey() {
                throw new UnsupportedOperationException("nobody peeks");
            }

            @Override
            public void close() {}
        };
    }
}
