package dev.tidewatch.source.stripe.order;

/**
 * A second of a subscription.
 *
 * @param created as the event writes it
 */
public record SecondKey(String subscriptionId, String created) {}
