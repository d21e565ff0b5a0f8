package dev.tidewatch.app.views;

import com.google.common.io.MoreFiles;
import com.google.common.io.RecursiveDeleteOption;
import dev.tidewatch.app.UserError;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.rocksdb.BlockBasedTableConfig;
import org.rocksdb.CompressionType;
import org.rocksdb.LRUCache;
import org.rocksdb.Options;
import org.rocksdb.RocksDB;
import org.rocksdb.RocksDBException;
import org.rocksdb.RocksIterator;
import org.rocksdb.WriteOptions;

/** Bytes by ordered key, on disk, in some 30 MB of memory however many there are; gone when it is closed. */
final class ViewStore implements AutoCloseable {

    private static final int CACHE_BYTES = 16 << 20;
    private static final int BUFFER_BYTES = 8 << 20;
    private static final int BUFFERS = 2;
    private static final int OPEN_FILES = 256;

    /** Closing waits for those that read: the library would read freed memory. */
    private final ReadWriteLock use = new ReentrantReadWriteLock();

    private final Path directory;
    private final LRUCache cache = new LRUCache(CACHE_BYTES);
    private final WriteOptions writing = new WriteOptions().setDisableWAL(true);
    private final Options options;
    private final RocksDB rocks;
    private boolean closed;

    private ViewStore(Path directory) throws RocksDBException {
        this.directory = directory;
        this.options = new Options()
                .setCreateIfMissing(true)
                .setCompressionType(CompressionType.LZ4_COMPRESSION)
                .setWriteBufferSize(BUFFER_BYTES)
                .setMaxWriteBufferNumber(BUFFERS)
                .setMaxOpenFiles(OPEN_FILES)
                .setTableFormatConfig(
                        new BlockBasedTableConfig().setBlockCache(cache).setCacheIndexAndFilterBlocks(true));
        this.rocks = RocksDB.open(options, directory.toString());
    }

    /** Receives entries in order, until it has enough. */
    interface Visitor {

        /** Whether to go on. */
        boolean visit(byte[] key, byte[] value);
    }

    /** An empty one; what the directory held is deleted. */
    static ViewStore in(Path directory) {
        RocksDB.loadLibrary();
        try {
            delete(directory);
            Files.createDirectories(directory);
            return new ViewStore(directory);
        } catch (IOException | RocksDBException e) {
            throw new UserError(
                    "the views of the output topics cannot be kept in " + directory + ": " + e.getMessage()
                            + "; set streams.state.dir to a directory that can be written",
                    e);
        }
    }

    void put(byte[] key, byte[] value) {
        using(() -> {
            rocks.put(writing, key, value);
            return true;
        });
    }

    void delete(byte[] key) {
        using(() -> {
            rocks.delete(writing, key);
            return true;
        });
    }

    byte @Nullable [] get(byte[] key) {
        return using(() -> rocks.get(key));
    }

    /** From the first key of the range up. */
    void ascending(KeyRange range, Visitor visitor) {
        iterate(iterator -> {
            iterator.seek(range.from());
            visit(iterator, () -> range.isBelowEnd(iterator.key()), iterator::next, visitor);
        });
    }

    /** From the last key of the range down. */
    void descending(KeyRange range, Visitor visitor) {
        iterate(iterator -> {
            iterator.seekForPrev(range.to());
            if (iterator.isValid() && !range.isBelowEnd(iterator.key())) {
                iterator.prev();
            }
            visit(iterator, () -> range.isFromStart(iterator.key()), iterator::prev, visitor);
        });
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
                cache.close();
                delete(directory);
            }
        } catch (IOException e) {
            // Deleted at the next start.
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
            throw new IllegalStateException("the views in " + directory + " cannot be used", e);
        } finally {
            use.readLock().unlock();
        }
    }

    private static void delete(Path directory) throws IOException {
        if (Files.exists(directory)) {
            MoreFiles.deleteRecursively(directory, RecursiveDeleteOption.ALLOW_INSECURE);
        }
    }
}
