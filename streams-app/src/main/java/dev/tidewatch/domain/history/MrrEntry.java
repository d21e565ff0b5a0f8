package dev.tidewatch.domain.history;

import dev.tidewatch.domain.ledger.movement.Churn;
import dev.tidewatch.domain.ledger.movement.MovementKind;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One instant at which a customer's MRR moved.
 *
 * @param at of the movement
 * @param kind of the movement
 * @param reason why it churned; null for unknown, and for anything else than a CHURN
 * @param after the customer's MRR from then on
 */
public record MrrEntry(Instant at, MovementKind kind, Churn.@Nullable Reason reason, MrrPosition after) {

    public boolean isStart() {
        return kind == MovementKind.NEW || kind == MovementKind.REACTIVATION;
    }
}
