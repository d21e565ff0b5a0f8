package dev.tidewatch.app.views.store;

import com.google.common.io.MoreFiles;
import com.google.common.io.RecursiveDeleteOption;
import dev.tidewatch.app.UserError;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.rocksdb.BlockBasedTableConfig;
import org.rocksdb.BloomFilter;
import org.rocksdb.CompressionType;
import org.rocksdb.LRUCache;
import org.rocksdb.Options;
import org.rocksdb.RocksDB;
import org.rocksdb.RocksDBException;
import org.rocksdb.RocksIterator;
import org.rocksdb.WriteBatch;
import org.rocksdb.WriteOptions;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Bytes by ordered key, on disk, in some 30 MB of memory however many there are. RocksDB's log of what was written is handed to
 * the system at each {@link #keep}: a process that is killed leaves what was kept, and of what it wrote since a beginning or nothing.
 */
public final class ViewStore implements AutoCloseable {

    private static final int CACHE_BYTES = 16 << 20;
    private static final int BUFFER_BYTES = 8 << 20;
    private static final int BUFFERS = 2;
    private static final int OPEN_FILES = 256;

    /** One in a hundred keys that are not there is looked for in a file; without a filter each is, in all of them. */
    private static final double FILTER_BITS_A_KEY = 10;

    private static final Logger LOG = LoggerFactory.getLogger(ViewStore.class);

    /** The file without which RocksDB has no database. */
    private static final String CURRENT = "CURRENT";

    /** The message of an error has this where another has the database open. */
    private static final String LOCKED = "/LOCK: ";

    /** Closing waits for those that read: the library would read freed memory. */
    private final ReadWriteLock use = new ReentrantReadWriteLock();

    private final Path directory;
    private final LRUCache cache = new LRUCache(CACHE_BYTES);
    private final BloomFilter filter = new BloomFilter(FILTER_BITS_A_KEY);
    private final WriteOptions writing = new WriteOptions();
    private final Options options;
    private final RocksDB rocks;
    private boolean closed;

    private ViewStore(Path directory) throws RocksDBException {
        this.directory = directory;
        this.options = new Options()
                .setCreateIfMissing(true)
                .setManualWalFlush(true)
                .setCompressionType(CompressionType.LZ4_COMPRESSION)
                .setWriteBufferSize(BUFFER_BYTES)
                .setMaxWriteBufferNumber(BUFFERS)
                .setMaxOpenFiles(OPEN_FILES)
                .setTableFormatConfig(new BlockBasedTableConfig()
                        .setBlockCache(cache)
                        .setFilterPolicy(filter)
                        .setCacheIndexAndFilterBlocks(true));
        this.rocks = RocksDB.open(options, directory.toString());
    }

    /** Receives entries in order, until it has enough. */
    public interface Visitor {

        /** Returns whether to go on. */
        boolean visit(byte[] key, byte[] value);
    }

    /** A key and its value. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    public record Entry(byte[] key, byte[] value) {}

    /** With what the directory holds, if it can be opened; else an empty one. */
    public static ViewStore in(Path directory) {
        RocksDB.loadLibrary();
        try {
            if (!Files.exists(directory.resolve(CURRENT))) {
                delete(directory);
            }
            Files.createDirectories(directory);
            return opened(directory);
        } catch (IOException | RocksDBException e) {
            throw new UserError(
                    "the views of the output topics cannot be kept in " + directory + ": " + e.getMessage()
                            + "; set streams.state.dir to a directory that can be written",
                    e);
        }
    }

    /** An empty one in place of this. */
    public ViewStore anew() {
        distrust();
        close();
        return in(directory);
    }

    public boolean isEmpty() {
        boolean[] empty = {true};
        ascending(new KeyRange(new byte[0], new byte[] {(byte) 0xff}), (key, value) -> empty[0] = false);
        return empty[0];
    }

    /** Writes all of these or none, and hands what was written to the system. */
    public void keep(List<Entry> entries) {
        using(() -> {
            try (WriteBatch batch = new WriteBatch()) {
                for (Entry entry : entries) {
                    batch.put(entry.key, entry.value);
                }
                rocks.write(writing, batch);
            }
            rocks.flushWal(false);
            return true;
        });
    }

    public void put(byte[] key, byte[] value) {
        using(() -> {
            rocks.put(writing, key, value);
            return true;
        });
    }

    public void delete(byte[] key) {
        using(() -> {
            rocks.delete(writing, key);
            return true;
        });
    }

    public void delete(KeyRange range) {
        using(() -> {
            rocks.deleteRange(writing, range.from(), range.to());
            return true;
        });
    }

    public byte @Nullable [] get(byte[] key) {
        return using(() -> rocks.get(key));
    }

    /** From the first key of the range up. */
    public void ascending(KeyRange range, Visitor visitor) {
        iterate(iterator -> {
            iterator.seek(range.from());
            visit(iterator, () -> range.isBelowEnd(iterator.key()), iterator::next, visitor);
        });
    }

    /** From the last key of the range down. */
    public void descending(KeyRange range, Visitor visitor) {
        iterate(iterator -> {
            iterator.seekForPrev(range.to());
            if (iterator.isValid() && !range.isBelowEnd(iterator.key())) {
                iterator.prev();
            }
            visit(iterator, () -> range.isFromStart(iterator.key()), iterator::prev, visitor);
        });
    }

    /** From the first key up that begins with a prefix and goes on as a key does that begins with another. */
    public void ascendingAmong(byte[] others, byte[] prefix, Visitor visitor) {
        Among among = new Among(KeyRange.of(others), prefix);
        iterate(other -> iterate(entry -> among.visit(other, entry, visitor)));
    }

    @Override
    public void close() {
        use.writeLock().lock();
        try {
            if (!closed) {
                closed = true;
                rocks.close();
                options.close();
                writing.close();
                filter.close();
                cache.close();
            }
        } finally {
            use.writeLock().unlock();
        }
    }

    private interface Call<T extends @Nullable Object> {

        T run() throws RocksDBException;
    }

    private interface Iteration {

        void over(RocksIterator iterator);
    }

    private void iterate(Iteration iteration) {
        using(() -> {
            try (RocksIterator iterator = rocks.newIterator()) {
                iteration.over(iterator);
            }
            return true;
        });
    }

    private static void visit(RocksIterator iterator, BooleanSupplier isWithin, Runnable step, Visitor visitor) {
        while (iterator.isValid() && isWithin.getAsBoolean() && visitor.visit(iterator.key(), iterator.value())) {
            step.run();
        }
    }

    private <T extends @Nullable Object> T using(Call<T> call) {
        use.readLock().lock();
        try {
            if (closed) {
                throw new ViewsClosed();
            }
            return call.run();
        } catch (RocksDBException e) {
            distrust();
            throw new IllegalStateException("the views in " + directory + " cannot be used", e);
        } finally {
            use.readLock().unlock();
        }
    }

    private static ViewStore opened(Path directory) throws IOException, RocksDBException {
        try {
            return new ViewStore(directory);
        } catch (RocksDBException e) {
            if (String.valueOf(e.getMessage()).contains(LOCKED)) {
                throw new UserError(
                        directory
                                + " is in use: another instance runs on the same state directory; stop it, or give each"
                                + " instance a streams.state.dir of its own",
                        e);
            }
            LOG.warn(
                    "The views of the output topics are read anew: those in {} cannot be opened: {}",
                    directory,
                    e.getMessage());
            delete(directory);
            Files.createDirectories(directory);
            return new ViewStore(directory);
        }
    }

    /** The next that opens the directory finds nothing. */
    private void distrust() {
        try {
            Files.deleteIfExists(directory.resolve(CURRENT));
        } catch (IOException e) {
            LOG.warn("{} must be deleted before the next start: {}", directory, e.getMessage());
        }
    }

    private static void delete(Path directory) throws IOException {
        if (Files.exists(directory)) {
            MoreFiles.deleteRecursively(directory, RecursiveDeleteOption.ALLOW_INSECURE);
        }
    }
}
