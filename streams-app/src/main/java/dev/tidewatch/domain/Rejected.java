package dev.tidewatch.domain;

/**
 * Why a record was not taken into account: it goes to the dead letters, whole.
 *
 * @param detail one sentence for a person: what is wrong, where, and what would be right
 */
public record Rejected(Reason reason, String detail) {

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
        CONFLICT
    }
}
