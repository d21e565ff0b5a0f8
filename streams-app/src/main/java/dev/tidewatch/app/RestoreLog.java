package dev.tidewatch.app;

import java.util.HashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.streams.processor.StateRestoreListener;

/** Says how far the state is read back, at most every five seconds: a large one takes minutes in which nothing else shows. */
public final class RestoreLog implements StateRestoreListener {

    private static final long PAUSE_NANOS = TimeUnit.SECONDS.toNanos(5);

    private final LongSupplier nanos;
    private final Consumer<String> log;
    private final Map<TopicPartition, Range> ranges = new HashMap<>();
    private final SortedMap<String, Store> stores = new TreeMap<>();
    private long lastSaid;

    /** @param nanos a clock that only goes forward */
    public RestoreLog(LongSupplier nanos, Consumer<String> log) {
        this.nanos = nanos;
        this.log = log;
        this.lastSaid = nanos.getAsLong();
    }

    private record Range(long start, long end) {

        /** Returns the percentage by offsets, some of which hold transaction markers that are not restored. */
        long percent(long offset) {
            return end <= start ? 100 : Math.min(100, 100 * (offset - start) / (end - start));
        }
    }

    /** Restored so far, of all changelogs. */
    long records() {
        return progress().restored();
    }

    /**
     * Says how far one store is read back since the start, all its partitions together.
     *
     * @param total offsets, a few of which hold no record
     * @param open changelogs that are still being read
     */
    public record Store(long restored, long total, int open) {

        private static final Store EMPTY = new Store(0, 0, 0);

        private Store plus(Store other) {
            return new Store(restored + other.restored, total + other.total, open + other.open);
        }
    }

    /** Says how far the state is read back since the start, by the store's name. */
    public record Progress(SortedMap<String, Store> stores) {

        public long restored() {
            return all().restored;
        }

        /** Offsets, a few of which hold no record. */
        public long total() {
            return all().total;
        }

        /** Changelogs that are still being read. */
        public int open() {
            return all().open;
        }

        private Store all() {
            return stores.values().stream().reduce(Store.EMPTY, Store::plus);
        }
    }

    public synchronized Progress progress() {
        return new Progress(new TreeMap<>(stores));
    }

    @Override
    public synchronized void onRestoreStart(TopicPartition changelog, String store, long start, long end) {
        ranges.put(changelog, new Range(start, end));
        add(store, new Store(0, Math.max(0, end - start), 1));
    }

    @Override
    public synchronized void onBatchRestored(TopicPartition changelog, String store, long batchEnd, long restored) {
        add(store, new Store(restored, 0, 0));
        Range range = ranges.get(changelog);
        if (range != null && nanos.getAsLong() - lastSaid >= PAUSE_NANOS) {
            lastSaid = nanos.getAsLong();
            log.accept("Restoring %s: %d %% of %d offsets; %d changelogs to go, %d records so far"
                    .formatted(
                            changelog, range.percent(batchEnd + 1), range.end - range.start, ranges.size(), records()));
        }
    }

    @Override
    public synchronized void onRestoreEnd(TopicPartition changelog, String store, long total) {
        end(changelog, store);
    }

    @Override
    public synchronized void onRestoreSuspended(TopicPartition changelog, String store, long total) {
        end(changelog, store);
    }

    private void end(TopicPartition changelog, String store) {
        if (ranges.remove(changelog) != null) {
            add(store, new Store(0, 0, -1));
        }
    }

    private void add(String store, Store more) {
        stores.merge(store, more, Store::plus);
    }
}
