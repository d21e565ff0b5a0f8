package dev.tidewatch.source.stripe;

import dev.tidewatch.source.stripe.reference.Mode;
import java.util.List;

/**
 * Holds what an operator decides about the translation.
 *
 * @param attributes which metadata become segment attributes; none by default
 * @param pausedCollection whether a subscription whose collection is paused counts as PAUSED
 * @param unsaidForAll whether a coupon that does not say which products it is for is for all of them
 * @param mode which data are taken
 * @param refusesUnknown whether a discount that is named by id, and is not known here, is refused and not left to its terms
 */
public record StripeRules(
        List<AttributeRule> attributes,
        boolean pausedCollection,
        boolean unsaidForAll,
        Mode mode,
        boolean refusesUnknown) {

    public static final StripeRules DEFAULT = of(List.of(), false);

    public StripeRules {
        attributes = List.copyOf(attributes);
    }

    /** Discounts that are not known are left to their terms. */
    public StripeRules(List<AttributeRule> attributes, boolean pausedCollection, boolean unsaidForAll, Mode mode) {
        this(attributes, pausedCollection, unsaidForAll, mode, false);
    }

    /** The same for who would rather not count what is not known. */
    public StripeRules refusingUnknown() {
        return new StripeRules(attributes, pausedCollection, unsaidForAll, mode, true);
    }

    /** Live data, and coupons as they say. */
    public static StripeRules of(List<AttributeRule> attributes, boolean pausedCollection) {
        return new StripeRules(attributes, pausedCollection, false, Mode.LIVE);
    }
}
