package dev.tidewatch.domain.comparison;

import dev.tidewatch.domain.ledger.movement.Movement;
import dev.tidewatch.domain.ledger.movement.MovementKey;
import dev.tidewatch.domain.ledger.movement.MovementKind;

/**
 * Holds what a movement says, and two profiles may say differently.
 *
 * @param amount micros of {@code key.currency()}
 */
public record StatedMovement(MovementKey key, MovementKind kind, long amount) {

    static StatedMovement of(Movement movement) {
        return new StatedMovement(movement.key(), movement.kind(), movement.amount());
    }

    /** The same but for its date. */
    boolean isMoved(StatedMovement other) {
        return kind == other.kind && amount == other.amount && key.currency().equals(other.key.currency());
    }
}
