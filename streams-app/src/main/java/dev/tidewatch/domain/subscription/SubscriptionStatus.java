package dev.tidewatch.domain.subscription;

/** Says where a subscription stands. Only ACTIVE and (by setting) PAST_DUE are worth anything. */
public enum SubscriptionStatus {
    INCOMPLETE,
    TRIALING,
    ACTIVE,
    PAST_DUE,
    UNPAID,
    PAUSED,
    CANCELED
}
