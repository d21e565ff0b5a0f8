/**
 * Retention figures as sums of differences: each change of a customer's history becomes a few vectors to add from a day on,
 * and a figure of any day is the sum of the vectors up to it. They add up in any order, so tasks and restarts do not matter.
 * docs/formulas.md, "Retention".
 */
@NullMarked
package dev.tidewatch.domain.metric;

import org.jspecify.annotations.NullMarked;
