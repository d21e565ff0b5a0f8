package dev.tidewatch.domain;

import org.jspecify.annotations.Nullable;

/**
 * Says why a record was not taken into account; the record goes to {@code dead-letters}, whole.
 *
 * @param detail one sentence for a person: what is wrong, where, and what would be right
 * @param kept of a CONFLICT, which content stays; null otherwise
 */
public record Rejection(
        DeadLetterReason reason, String detail, @Nullable Kept kept) {

    public Rejection(DeadLetterReason reason, String detail) {
        this(reason, detail, null);
    }

    /**
     * Refuses a record without a key.
     *
     * @param right what the key must be
     */
    public static Rejection noKey(String right) {
        return new Rejection(DeadLetterReason.NO_KEY, "the record has no key; it must be " + right);
    }

    /** Names which of two records with one event id stays in force. */
    public enum Kept {
        ARRIVING,
        EARLIER
    }
}
