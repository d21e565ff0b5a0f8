/**
 * The products, prices and coupons that Stripe sends apart from subscriptions, kept until a subscription names
 * them, and the modes they came in.
 */
@NullMarked
package dev.tidewatch.source.stripe.reference;

import org.jspecify.annotations.NullMarked;
