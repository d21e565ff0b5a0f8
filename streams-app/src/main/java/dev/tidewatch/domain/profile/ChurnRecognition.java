package dev.tidewatch.domain.profile;

/** Says when a subscription with a scheduled cancellation stops counting. */
public enum ChurnRecognition {
    /** At the end it was paid for: the later of the snapshot and its {@code cancelAt}. */
    EFFECTIVE_END,
    /** With the snapshot that schedules it. */
    REQUESTED
}
