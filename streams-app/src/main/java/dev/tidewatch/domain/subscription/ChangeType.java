package dev.tidewatch.domain.subscription;

/** Says why an event was sent. It decides only ties, in this order. */
public enum ChangeType {
    CREATED,
    TRIAL_STARTED,
    ACTIVATED,
    CHANGED,
    RENEWED,
    RESUMED,
    PAST_DUE,
    PAUSED,
    CANCEL_UNSCHEDULED,
    CANCEL_SCHEDULED,
    CANCELED
}
