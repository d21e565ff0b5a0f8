package dev.tidewatch.stream.customer;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/**
 * Whom the clock must call, without a timer a customer and without a scan while nothing is due. It is written lazily: only
 * of an earlier instant than the customer's indexed one; an entry that comes too early finds nothing to do.
 */
final class DueIndex {

    private static final byte[] NOTHING = {};
    private static final Bytes LAST = Due.from(Instant.ofEpochMilli(Long.MAX_VALUE));

    private final KeyValueStore<Bytes, byte[]> store;
    private @Nullable Instant earliest;

    /** @param firedBefore no entry lies before it */
    DueIndex(KeyValueStore<Bytes, byte[]> store, Instant firedBefore) {
        this.store = store;
        this.earliest = firstFrom(firedBefore);
    }

    /** No entry lies before it; null if there is none. */
    @Nullable
    Instant earliest() {
        return earliest;
    }

    boolean isDue(Instant clock) {
        return earliest != null && earliest.isBefore(clock);
    }

    void add(Due due) {
        store.put(due.key(), NOTHING);
        if (earliest == null || due.at().isBefore(earliest)) {
            earliest = due.at();
        }
    }

    /** The earliest instant stays: a call that finds nothing before it looks further. */
    void remove(Due due) {
        store.delete(due.key());
    }

    /**
     * Takes out at most {@code limit} entries of {@code [from, clock)}, in order. Starting at {@code from} steps over the
     * tombstones of what was taken out before.
     */
    List<Due> take(Instant from, Instant clock, int limit) {
        List<Due> taken = new ArrayList<>();
        try (KeyValueIterator<Bytes, byte[]> entries = store.range(Due.from(from), Due.from(clock))) {
            while (entries.hasNext() && taken.size() < limit) {
                taken.add(Due.of(entries.next().key));
            }
        }
        for (Due due : taken) {
            store.delete(due.key());
        }
        earliest =
                firstFrom(taken.isEmpty() ? clock : taken.get(taken.size() - 1).at());
        return taken;
    }

    private @Nullable Instant firstFrom(Instant from) {
        try (KeyValueIterator<Bytes, byte[]> entries = store.range(Due.from(from), LAST)) {
            return entries.hasNext() ? Due.of(entries.next().key).at() : null;
        }
    }
}
