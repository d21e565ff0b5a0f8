package dev.tidewatch.domain.ledger;

import dev.tidewatch.domain.subscription.Snapshot;
import dev.tidewatch.domain.valuation.Position;
import dev.tidewatch.domain.valuation.Trigger;
import java.time.Instant;
import java.util.Comparator;

/**
 * At {@code at} the subscription at index {@code subscription} of the ledger comes to count {@code after}.
 *
 * @param cause the id of the event that made it so
 */
record WorthChange(Instant at, int subscription, Position after, Trigger trigger, Snapshot inForce, String cause) {

    static final Comparator<WorthChange> ORDER =
            Comparator.comparing(WorthChange::at).thenComparingInt(WorthChange::subscription);

    WorthChange to(Position position) {
        return new WorthChange(at, subscription, position, trigger, inForce, cause);
    }
}
