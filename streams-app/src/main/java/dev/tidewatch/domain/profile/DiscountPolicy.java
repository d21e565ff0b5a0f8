package dev.tidewatch.domain.profile;

import dev.tidewatch.domain.subscription.DiscountDuration;

/** Which discounts lower MRR. */
public enum DiscountPolicy {
    ALL,
    FOREVER,
    NONE;

    public boolean counts(DiscountDuration duration) {
        return switch (this) {
            case ALL -> true;
            case FOREVER -> duration == DiscountDuration.FOREVER;
            case NONE -> false;
        };
    }
}
