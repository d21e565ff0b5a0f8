package dev.tidewatch.stream.clock;

import static java.util.Objects.requireNonNull;

import dev.tidewatch.domain.ledger.Ledger;
import dev.tidewatch.domain.profile.Profile;
import dev.tidewatch.domain.profile.ProfileText;
import dev.tidewatch.domain.profile.SettingChange;
import dev.tidewatch.state.TaskClock;
import dev.tidewatch.stream.store.StateMismatch;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.apache.kafka.streams.state.KeyValueStore;

/** A task's clock, and in which order it took its records, stored with its state. The clock never goes back. */
public final class TaskTime {

    private static final String CLOCK = "task";

    /** The settings have a record of their own: they are longer than all else, and the clock is written each second. */
    private static final String SETTINGS = "settings";

    private final KeyValueStore<String, TaskClock> store;
    private final String profile;
    private final TaskOrder order;
    private boolean keepsSettings;
    private Instant clock = Ledger.BEGINNING;
    private Instant firedBefore = Ledger.BEGINNING;
    private long movements;

    /**
     * Goes on from what is stored.
     *
     * @param inputs the topics it reads, in the order in which they are numbered
     * @param profile what the state is made with
     */
    public TaskTime(KeyValueStore<String, TaskClock> store, List<String> inputs, Profile profile) {
        this.store = store;
        this.profile = ProfileText.of(profile);
        TaskClock stored = store.get(CLOCK);
        TaskClock settings = store.get(SETTINGS);
        keepsSettings = settings != null && settings.getProfile().equals(this.profile);
        if (stored == null) {
            order = TaskOrder.beginning(inputs);
        } else {
            order = TaskOrder.goingOn(inputs, requireNonNull(stored.getOrder()));
            clock = Instant.ofEpochMilli(stored.getClock());
            firedBefore = Instant.ofEpochMilli(stored.getFiredBefore());
            movements = stored.getMovements();
            check(requireNonNull(settings).getProfile(), profile);
        }
    }

    /** Due effects before it are visible. */
    public Instant clock() {
        return clock;
    }

    public TaskOrder order() {
        return order;
    }

    /** Every entry of the due index before it has been called. */
    public Instant firedBefore() {
        return firedBefore;
    }

    public void advanceTo(Instant instant) {
        if (instant.isAfter(clock)) {
            clock = instant;
        }
    }

    public void firedBefore(Instant instant) {
        if (instant.isAfter(firedBefore)) {
            firedBefore = instant;
        }
    }

    /** The number of the next movement that the task publishes. */
    public long nextMovement() {
        return ++movements;
    }

    /** The number of the last one; 0 if there is none. */
    public long movements() {
        return movements;
    }

    /** Once a record or a tick; it reaches the changelog once a commit. */
    public void write() {
        if (!keepsSettings) {
            store.put(
                    SETTINGS,
                    new TaskClock(clock.toEpochMilli(), firedBefore.toEpochMilli(), profile, null, 0L, null, null));
            keepsSettings = true;
        }
        store.put(
                CLOCK,
                new TaskClock(
                        clock.toEpochMilli(), firedBefore.toEpochMilli(), "", order.pending(), movements, null, null));
    }

    private static void check(String stored, Profile profile) {
        List<SettingChange> changes =
                SettingChange.between(settings(stored), ProfileText.settings(profile), ProfileText.beforeNamed());
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
}
