/**
 * Stripe's JSON as canonical events: a total, pure translation of events and bare objects, of old API versions and of new
 * ones. Nothing is guessed: what cannot be read for certain is refused with its place, what is left out is left out by a
 * named rule. docs/stripe.md has the table.
 */
@NullMarked
package dev.tidewatch.source.stripe;

import org.jspecify.annotations.NullMarked;
