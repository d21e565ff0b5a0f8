/**
 * The state of one customer and the fold that every input event and every passing of the clock goes through.
 */
@NullMarked
package dev.tidewatch.domain.customer;

import org.jspecify.annotations.NullMarked;
