/**
 * Scores say how likely a customer is to leave: the weighted sum of its features, in whole numbers to decide and in decimals to publish.
 */
@NullMarked
package dev.tidewatch.domain.risk.score;

import org.jspecify.annotations.NullMarked;
