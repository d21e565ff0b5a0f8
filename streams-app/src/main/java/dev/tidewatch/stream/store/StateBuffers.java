package dev.tidewatch.stream.store;

import java.util.Map;
import java.util.Set;
import org.apache.kafka.streams.state.RocksDBConfigSetter;
import org.jspecify.annotations.Nullable;
import org.rocksdb.BlockBasedTableConfig;
import org.rocksdb.Cache;
import org.rocksdb.LRUCache;
import org.rocksdb.Options;
import org.rocksdb.RocksDB;

/**
 * Sets how much of the stores is in memory. What of a store waits to be written to disk is what a kill loses, and the next start reads it
 * back from the changelog: large enough that RocksDB does not merge small files all the time. What was read lies in one cache for all
 * stores: by default each has one of 50 MiB.
 */
public final class StateBuffers implements RocksDBConfigSetter {

    /** Some thousand records of a customer or of a day. */
    private static final long BYTES = 1 << 20;

    /** So many bytes are about as many entries where each is a key alone. */
    private static final long BYTES_OF_KEYS = 64 << 10;

    /** The configuration of Kafka Streams may have another size of the cache under this name, in bytes; the first store that is opened decides. */
    public static final String CACHE = "tidewatch.state.cache.bytes";

    private static final long CACHE_BYTES = 128 << 20;

    /** RocksDB takes 4 MiB of the disk for the list of each store's files, which is a few hundred bytes long. */
    private static final long BYTES_OF_MANIFEST = 64 << 10;

    private static final Set<String> KEYS = Set.of(Stores.DUE, Stores.RATE_USERS, Stores.UNRELEASED);

    private static @Nullable Cache shared;

    /** Loads the library of the stores, which a start can do while it waits for the cluster. */
    public static void load() {
        RocksDB.loadLibrary();
    }

    @Override
    public void setConfig(String store, Options options, Map<String, Object> configs) {
        options.setWriteBufferSize(KEYS.contains(store) ? BYTES_OF_KEYS : BYTES);
        options.setManifestPreallocationSize(BYTES_OF_MANIFEST);
        BlockBasedTableConfig table = (BlockBasedTableConfig) options.tableFormatConfig();
        table.setBlockCache(cache(configs));
        table.setCacheIndexAndFilterBlocks(true);
        options.setTableFormatConfig(table);
    }

    /** The cache is for the stores that are opened later, too. */
    @Override
    public void close(String store, Options options) {}

    private static synchronized Cache cache(Map<String, Object> configs) {
        if (shared == null) {
            RocksDB.loadLibrary();
            shared = new LRUCache(((Number) configs.getOrDefault(CACHE, CACHE_BYTES)).longValue());
        }
        return shared;
    }
}
