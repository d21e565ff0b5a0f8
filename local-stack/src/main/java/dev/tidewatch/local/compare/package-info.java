/**
 * {@code tidewatch compare}: one input under two profiles. Both numbers come from the production topology; why they differ, from
 * folding the customers again with single settings switched, which must first arrive at the same two numbers.
 */
@NullMarked
package dev.tidewatch.local.compare;

import org.jspecify.annotations.NullMarked;
