package dev.tidewatch.stream.metrics;

import dev.tidewatch.state.Release;
import dev.tidewatch.stream.store.Stores;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;

/** Keeps, in the store {@link Stores#RELEASE_INBOX}, the releases that came while rows were being published: they belong to the next rows. */
final class ReleaseInbox {

    private final KeyValueStore<Long, Release> store;
    private long next;

    ReleaseInbox(KeyValueStore<Long, Release> store) {
        this.store = store;
        try (KeyValueIterator<Long, Release> entries = store.all()) {
            entries.forEachRemaining(entry -> next = Math.max(next, entry.key + 1));
        }
    }

    void add(Release release) {
        store.put(next++, release);
    }

    /** Returns the releases in order of arrival, and empties the inbox. */
    List<Release> take() {
        List<Release> releases = new ArrayList<>();
        List<Long> keys = new ArrayList<>();
        try (KeyValueIterator<Long, Release> entries = store.all()) {
            while (entries.hasNext()) {
                KeyValue<Long, Release> entry = entries.next();
                keys.add(entry.key);
                releases.add(entry.value);
            }
        }
        keys.forEach(store::delete);
        next = 0;
        return releases;
    }
}
