/**
 * Keeps what a customer did and said beside its subscriptions and payments, in a size that does not grow: rings of days, newest marks,
 * bounded lists. Every order of the same events within the bounds leaves the same, and each costs the same whatever came before.
 */
@NullMarked
package dev.tidewatch.domain.engagement;

import org.jspecify.annotations.NullMarked;
