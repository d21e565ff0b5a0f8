/**
 * Stripe's objects as JSON: their fields by path, amounts in minor units, canonical text, and the rules and
 * complaints of a translation.
 */
@NullMarked
package dev.tidewatch.source.stripe.json;

import org.jspecify.annotations.NullMarked;
