package dev.tidewatch.app;

import java.util.HashMap;
import java.util.Map;
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
    private long lastSaid;
    private long records;
    private long offsets;

    /** @param nanos a clock that only goes forward */
    RestoreLog(LongSupplier nanos, Consumer<String> log) {
        this.nanos = nanos;
        this.log = log;
        this.lastSaid = nanos.getAsLong();
    }

    private record Range(long start, long end) {

        /** Of offsets: some hold transaction markers, which are not restored. */
        long percent(long offset) {
            return end <= start ? 100 : Math.min(100, 100 * (offset - start) / (end - start));
        }
    }

    /** Restored so far, of all changelogs. */
    synchronized long records() {
        return records;
    }

    /**
     * How far the state is read back since the start.
     *
     * @param total offsets, a few of which hold no record
     * @param isOpen whether any changelog is still being read
     */
    public record Progress(long restored, long total, boolean isOpen) {}

    synchronized Progress progress() {
        return new Progress(records, offsets, !ranges.isEmpty());
    }

    @Override
    public synchronized void onRestoreStart(TopicPartition changelog, String store, long start, long end) {
        ranges.put(changelog, new Range(start, end));
        offsets += Math.max(0, end - start);
    }

    @Override
    public synchronized void onBatchRestored(TopicPartition changelog, String store, long batchEnd, long restored) {
        records += restored;
        Range range = ranges.get(changelog);
        if (range != null && nanos.getAsLong() - lastSaid >= PAUSE_NANOS) {
            lastSaid = nanos.getAsLong();
            log.accept("Restoring %s: %d %% of %d offsets; %d changelogs to go, %d records so far"
                    .formatted(
                            changelog, range.percent(batchEnd + 1), range.end - range.start, ranges.size(), records));
        }
    }

    @Override
    public synchronized void onRestoreEnd(TopicPartition changelog, String store, long total) {
        ranges.remove(changelog);
    }

    @Override
    public synchronized void onRestoreSuspended(TopicPartition changelog, String store, long total) {
        ranges.remove(changelog);
    }
}
