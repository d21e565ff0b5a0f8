package dev.tidewatch.stream.metrics;

import dev.tidewatch.avro.state.FigureMapping;
import dev.tidewatch.domain.row.FigureDay;
import dev.tidewatch.stream.store.Stores;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueStore;

/** One segment's days in {@link Stores#FIGURES}; read once while it is updated, though eight windows ask. */
final class FigureStore {

    private final KeyValueStore<Bytes, dev.tidewatch.state.FigureDay> store;
    private final byte[] segment;
    private final Map<Integer, FigureDay> read = new HashMap<>();

    FigureStore(KeyValueStore<Bytes, dev.tidewatch.state.FigureDay> store, String segment) {
        this.store = store;
        this.segment = segment.getBytes(StandardCharsets.UTF_8);
    }

    FigureDay get(int day) {
        return read.computeIfAbsent(day, key -> {
            dev.tidewatch.state.FigureDay stored = store.get(key(key));
            return stored == null ? FigureDay.EMPTY : FigureMapping.toDomain(stored);
        });
    }

    void put(int day, FigureDay figures) {
        read.put(day, figures);
        store.put(key(day), FigureMapping.toAvro(figures));
    }

    /** Sorts by segment, then day. */
    private Bytes key(int day) {
        return Bytes.wrap(ByteBuffer.allocate(segment.length + 1 + Integer.BYTES)
                .put(segment)
                .put((byte) 0)
                .putInt(day ^ Integer.MIN_VALUE)
                .array());
    }
}
