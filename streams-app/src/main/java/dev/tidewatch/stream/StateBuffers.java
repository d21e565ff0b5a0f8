package dev.tidewatch.stream;

import java.util.Map;
import java.util.Set;
import org.apache.kafka.streams.state.RocksDBConfigSetter;
import org.rocksdb.Options;

/**
 * How much of a store waits in memory to be written to disk: that much a kill loses, and the next start reads it back from the
 * changelog. Large enough that RocksDB does not merge small files all the time.
 */
public final class StateBuffers implements RocksDBConfigSetter {

    /** Some thousand records of a customer or of a day. */
    private static final long BYTES = 1 << 20;

    /** Of entries that are a key alone, about as many. */
    private static final long BYTES_OF_KEYS = 64 << 10;

    private static final Set<String> KEYS = Set.of(Stores.DUE, Stores.RATE_USERS, Stores.UNRELEASED);

    @Override
    public void setConfig(String store, Options options, Map<String, Object> configs) {
        options.setWriteBufferSize(KEYS.contains(store) ? BYTES_OF_KEYS : BYTES);
    }

    /** Nothing was opened. */
    @Override
    public void close(String store, Options options) {}
}
