package dev.tidewatch.stream;

import dev.tidewatch.domain.ledger.Ledger;
import dev.tidewatch.domain.profile.Profile;
import dev.tidewatch.domain.profile.ProfileText;
import dev.tidewatch.domain.profile.SettingChange;
import dev.tidewatch.state.TaskClock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/** A task's clock, stored with its state; it never goes back. */
final class TaskTime {

    private static final String ONLY = "task";

    /** Older arrivals are a backlog, or late. */
    private static final Duration BEHIND = Duration.ofMinutes(1);

    /** Without any arrival: then there is no backlog. */
    private static final int TICKS_TO_KNOW = 3;

    private final KeyValueStore<String, TaskClock> store;
    private final String profile;
    private Instant clock = Ledger.BEGINNING;
    private Instant firedBefore = Ledger.BEGINNING;
    private @Nullable Instant newestArrival;
    private int unsureFor = TICKS_TO_KNOW;

    /** @param profile what the state is made with */
    TaskTime(KeyValueStore<String, TaskClock> store, Profile profile) {
        this.store = store;
        this.profile = ProfileText.of(profile);
        TaskClock stored = store.get(ONLY);
        if (stored != null) {
            clock = Instant.ofEpochMilli(stored.getClock());
            firedBefore = Instant.ofEpochMilli(stored.getFiredBefore());
            check(stored.getProfile(), profile);
        }
    }

    /** Due effects before it are visible. */
    Instant clock() {
        return clock;
    }

    /**
     * Live, the clock follows the wall clock, but not past events that are still to come: while all that arrived since the
     * last tick is old, the task is catching up, and one that has just started does not know yet.
     *
     * @return whether it has caught up
     */
    boolean tick(Instant wallClock) {
        boolean caughtUp = newestArrival == null ? unsureFor == 0 : !newestArrival.isBefore(wallClock.minus(BEHIND));
        unsureFor = caughtUp ? 0 : Math.max(0, newestArrival == null ? unsureFor - 1 : unsureFor);
        newestArrival = null;
        if (caughtUp) {
            advanceTo(wallClock);
        }
        return caughtUp;
    }

    void arrived(Instant occurredAt) {
        if (newestArrival == null || newestArrival.isBefore(occurredAt)) {
            newestArrival = occurredAt;
        }
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

    private static void check(String stored, Profile profile) {
        List<SettingChange> changes = SettingChange.between(
                settings(stored), ProfileText.settings(profile), ProfileText.settings(Profile.TIDEWATCH));
        if (!changes.isEmpty()) {
            throw new StateMismatch("what is published was computed with other settings: "
                    + SettingChange.sentence(changes) + StateMismatch.SET_BACK);
        }
    }

    private static Map<String, String> settings(String stored) {
        try {
            return ProfileText.parse(stored);
        } catch (IllegalArgumentException | DateTimeException e) {
            throw new StateMismatch("the settings that this state was made with cannot be read: " + stored
                    + "; was it made by a newer version? Go back to that one, or process all input anew under another"
                    + " tidewatch.application.id and tidewatch.topic.prefix");
        }
    }

    private void write() {
        store.put(ONLY, new TaskClock(clock.toEpochMilli(), firedBefore.toEpochMilli(), profile));
    }
}
