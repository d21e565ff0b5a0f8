package dev.tidewatch.domain.ledger.movement;

/**
 * One record to publish about a movement.
 *
 * @param revision 0 when it is first published, then one more than the highest ever published for its key
 * @param voided the movement never happened; its last content is repeated
 * @param provisional published while it may still change without any late event, or without a rate
 */
public record Correction(Movement movement, int revision, boolean voided, boolean provisional) {}
