package dev.tidewatch.domain.profile;

import dev.tidewatch.domain.subscription.DiscountDuration;

/** Says which discounts lower MRR: {@code tidewatch.discounts}; docs/formulas.md, "What a snapshot is worth". */
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
