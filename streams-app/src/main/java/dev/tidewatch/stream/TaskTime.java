package dev.tidewatch.stream;

import dev.tidewatch.domain.ledger.Ledger;
import dev.tidewatch.state.TaskClock;
import java.time.Instant;
import org.apache.kafka.streams.state.KeyValueStore;

/** A task's clock, stored with its state; it never goes back. */
final class TaskTime {

    private static final String ONLY = "task";

    private final KeyValueStore<String, TaskClock> store;
    private Instant clock = Ledger.BEGINNING;
    private Instant firedBefore = Ledger.BEGINNING;

    TaskTime(KeyValueStore<String, TaskClock> store) {
        this.store = store;
        TaskClock stored = store.get(ONLY);
        if (stored != null) {
            clock = Instant.ofEpochMilli(stored.getClock());
            firedBefore = Instant.ofEpochMilli(stored.getFiredBefore());
        }
    }

    /** Due effects before it are visible. */
    Instant clock() {
        return clock;
    }

    /** Every entry of the due index before it has been called. */
    Instant firedBefore() {
        return firedBefore;
    }

    void advanceTo(Instant instant) {
        if (instant.isAfter(clock)) {
            clock = instant;
            write();
        }
    }

    void firedBefore(Instant instant) {
        if (instant.isAfter(firedBefore)) {
            firedBefore = instant;
            write();
        }
    }

    private void write() {
        store.put(ONLY, new TaskClock(clock.toEpochMilli(), firedBefore.toEpochMilli()));
    }
}
