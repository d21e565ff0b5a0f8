package dev.tidewatch.domain.subscription;

/** Says what the source says of a cancellation. */
public enum CancellationReason {
    REQUESTED,
    PAYMENT_FAILED,
    PAYMENT_DISPUTED,
    OTHER
}
