package dev.tidewatch.it.faults;

import dev.tidewatch.stream.store.StateBuffers;
import java.util.Map;
import org.apache.kafka.streams.state.RocksDBConfigSetter;
import org.rocksdb.Options;

/** Has a store write to its disk after a few records instead of after 16 MB. */
public final class SmallBuffers implements RocksDBConfigSetter {

    private static final long BYTES = 1 << 16;

    private final StateBuffers product = new StateBuffers();

    @Override
    public void setConfig(String store, Options options, Map<String, Object> config) {
        product.setConfig(store, options, config);
        options.setWriteBufferSize(BYTES);
    }

    @Override
    public void close(String store, Options options) {}
}
