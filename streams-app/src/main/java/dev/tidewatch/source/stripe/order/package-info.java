/** The order of what happened in one second, which Stripe's timestamps do not tell. */
@NullMarked
package dev.tidewatch.source.stripe.order;

import org.jspecify.annotations.NullMarked;
