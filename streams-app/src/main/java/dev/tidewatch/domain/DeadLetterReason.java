package dev.tidewatch.domain;

/**
 * Lists the reasons for which the pipeline puts a record in {@code dead-letters}; docs/topics.md, "Dead letters", explains each. A letter about
 * an event that Stripe's webhook refused has a reason of {@code source.stripe.json.Translation.Reason} instead.
 */
public enum DeadLetterReason {
    /** The record has no schema id in its prefix, or its bytes do not follow the schema. */
    NOT_AVRO,
    /** It names a schema id that the registry does not know. */
    UNKNOWN_SCHEMA,
    /** It was written with a schema that the topic's record cannot be read from. */
    INCOMPATIBLE_SCHEMA,
    /** It has no key. */
    NO_KEY,
    /** It has no value, on a topic on which a value is due. */
    NO_VALUE,
    /** Its key is not that of its value. */
    KEY_MISMATCH,
    /** It says something that cannot be, such as a negative price. */
    INVALID_VALUE,
    /** It carries, or leads to, an amount too large or too fine for its field. */
    AMOUNT,
    /** It occurred longer before the customer's newest event than {@code tidewatch.lateness} allows. */
    TOO_LATE,
    /** It occurs further ahead of the wall clock than {@code tidewatch.skew} allows. */
    FUTURE,
    /** It repeats the id of another event with other content. */
    CONFLICT,
    /** It has more bytes than {@code tidewatch.input.max.bytes}, or nests deeper or claims more than may be read. */
    TOO_LARGE,
    /** It led to a failure of the pipeline itself. */
    PROCESSING_FAILED,
    /** It asks to forget a customer that still has MRR. */
    STILL_PAYING
}
