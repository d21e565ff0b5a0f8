package dev.tidewatch.domain.metric;

import dev.tidewatch.domain.ledger.MovementKind;
import java.time.Instant;
import java.util.List;

/**
 * One instant at which a customer's MRR moved.
 *
 * @param at of the movement
 * @param kind of the movement; of several currencies, of that in the reporting currency
 * @param after the customer's MRR from then on
 */
public record MrrEntry(Instant at, MovementKind kind, List<MrrLine> after) {

    public MrrEntry {
        after = List.copyOf(after);
    }

    boolean isStart() {
        return kind == MovementKind.NEW || kind == MovementKind.REACTIVATION;
    }
}
