/**
 * Compares what two profiles make of the same events, and finds which setting makes the difference.
 *
 * <p>Never guessed: a customer's events are folded again with settings of the one profile switched to the other's, and a
 * difference is laid to the fewest settings that bring it about.
 */
@NullMarked
package dev.tidewatch.domain.comparison;

import org.jspecify.annotations.NullMarked;
