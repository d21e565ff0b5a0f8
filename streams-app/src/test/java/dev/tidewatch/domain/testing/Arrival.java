package dev.tidewatch.domain.testing;

import dev.tidewatch.domain.subscription.CanonicalJson;
import dev.tidewatch.domain.subscription.Snapshot;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What reaches one customer's ledger: an event, or only the passing of the clock.
 *
 * @param snapshot null where only the clock passes
 * @param clock of the task by then; one that lies before an earlier one counts as the earlier one
 */
public record Arrival(@Nullable Snapshot snapshot, Instant clock) {

    public static Arrival of(Snapshot snapshot, Instant clock) {
        return new Arrival(snapshot, clock);
    }

    public static Arrival ofClock(Instant clock) {
        return new Arrival(null, clock);
    }

    @Override
    public String toString() {
        return "clock " + clock + (snapshot == null ? "" : ", event " + CanonicalJson.of(snapshot));
    }
}
