package dev.tidewatch.domain.metric;

import dev.tidewatch.domain.ledger.MovementKind;
import java.time.Instant;

/**
 * One instant at which a customer's MRR moved.
 *
 * @param at of the movement
 * @param kind of the movement
 * @param after the customer's MRR from then on
 */
public record MrrEntry(Instant at, MovementKind kind, MrrPosition after) {

    boolean isStart() {
        return kind == MovementKind.NEW || kind == MovementKind.REACTIVATION;
    }
}
