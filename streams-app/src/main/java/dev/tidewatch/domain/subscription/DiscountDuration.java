package dev.tidewatch.domain.subscription;

/** Says how long a discount lasts where it has no {@code endsAt}. */
public enum DiscountDuration {
    FOREVER,
    REPEATING,
    /** Until the current period ends. */
    ONCE
}
