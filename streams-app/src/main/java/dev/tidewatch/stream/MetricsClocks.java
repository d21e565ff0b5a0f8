package dev.tidewatch.stream;

import dev.tidewatch.state.MetricsProgress;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/** How far each input partition has come, and up to where rows are published; stored with the figures. */
final class MetricsClocks {

    private static final String ONLY = "metrics";
    private static final long NONE = Long.MIN_VALUE;

    private final KeyValueStore<String, MetricsProgress> store;
    private final List<Long> clocks;
    private @Nullable Long published;

    /** @param partitions of the input topics */
    MetricsClocks(KeyValueStore<String, MetricsProgress> store, int partitions) {
        this.store = store;
        MetricsProgress stored = store.get(ONLY);
        clocks = stored == null
                ? new ArrayList<>(Collections.nCopies(partitions, NONE))
                : new ArrayList<>(stored.getClocks());
        published = stored == null ? null : stored.getAsOf();
        if (clocks.size() != partitions) {
            throw new StateMismatch("the input topics have " + partitions
                    + " partitions, but this state was made with "
                    + clocks.size() + ": customers are in other partitions now; recreate the topics with "
                    + clocks.size() + " partitions, or process all input anew under another tidewatch.application.id");
        }
    }

    /** Takes a partition's clock; whether all have come further than rows are published. */
    boolean advance(int partition, long clock) {
        if (clock > clocks.get(partition)) {
            clocks.set(partition, clock);
            write();
        }
        long least = Collections.min(clocks);
        return least != NONE && (published == null || least > published);
    }

    /** What all partitions have reached. */
    Instant reached() {
        return Instant.ofEpochMilli(Collections.min(clocks));
    }

    /** The {@code asOf} of the newest rows; null before the first. */
    @Nullable
    Instant published() {
        return published == null ? null : Instant.ofEpochMilli(published);
    }

    /** Rows are published for {@link #reached}. */
    void publish() {
        published = Collections.min(clocks);
        write();
    }

    private void write() {
        store.put(ONLY, new MetricsProgress(clocks, published));
    }
}
