package dev.tidewatch.source.stripe;

import java.util.List;

/**
 * What an operator decides about the translation.
 *
 * @param attributes which metadata become segment attributes; none by default
 * @param pausedCollection whether a subscription whose collection is paused counts as PAUSED
 * @param unsaidForAll whether a coupon that does not say which products it is for is for all of them
 * @param mode which data are taken
 */
public record StripeRules(List<AttributeRule> attributes, boolean pausedCollection, boolean unsaidForAll, Mode mode) {

    public static final StripeRules DEFAULT = of(List.of(), false);

    public StripeRules {
        attributes = List.copyOf(attributes);
    }

    /** Live data, and coupons as they say. */
    public static StripeRules of(List<AttributeRule> attributes, boolean pausedCollection) {
        return new StripeRules(attributes, pausedCollection, false, Mode.LIVE);
    }
}
