package dev.tidewatch.domain.ledger.movement;

/** The highest revision ever published for a movement, remembered from the first correction until it is folded. */
public record Revision(MovementKey key, int highest) {}
