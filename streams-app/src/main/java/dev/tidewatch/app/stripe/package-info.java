/** Stripe's exports and webhooks on their way to the input topics. The translation itself is in {@code source.stripe}. */
@NullMarked
package dev.tidewatch.app.stripe;

import org.jspecify.annotations.NullMarked;
