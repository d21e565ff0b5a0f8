package dev.tidewatch.source.stripe;

import java.util.List;

/**
 * What an operator decides about the translation.
 *
 * @param attributes which metadata become segment attributes; none by default
 * @param pausedCollection whether a subscription whose collection is paused counts as PAUSED
 */
public record StripeRules(List<AttributeRule> attributes, boolean pausedCollection) {

    public static final StripeRules DEFAULT = new StripeRules(List.of(), false);

    public StripeRules {
        attributes = List.copyOf(attributes);
    }
}
