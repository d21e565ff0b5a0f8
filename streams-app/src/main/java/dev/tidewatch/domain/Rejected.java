package dev.tidewatch.domain;

import org.jspecify.annotations.Nullable;

/**
 * Why a record was not taken into account: it goes to the dead letters, whole.
 *
 * @param detail one sentence for a person: what is wrong, where, and what would be right
 * @param kept of a CONFLICT, which content stays; null otherwise
 */
public record Rejected(
        Reason reason, String detail, @Nullable Kept kept) {

    public Rejected(Reason reason, String detail) {
        this(reason, detail, null);
    }

    /**
     * A record without a key.
     *
     * @param right what the key must be
     */
    public static Rejected noKey(String right) {
        return new Rejected(Reason.NO_KEY, "the record has no key; it must be " + right);
    }

    /** Which of two records with one event id stays in force. */
    public enum Kept {
        ARRIVING,
        EARLIER
    }

    /** The closed list of reasons; docs/topics.md explains each. */
    public enum Reason {
        NOT_AVRO,
        UNKNOWN_SCHEMA,
        INCOMPATIBLE_SCHEMA,
        NO_KEY,
        NO_VALUE,
        KEY_MISMATCH,
        INVALID_VALUE,
        AMOUNT,
        TOO_LATE,
        FUTURE,
        CONFLICT,
        TOO_LARGE,
        PROCESSING_FAILED,
        STILL_PAYING
    }
}
