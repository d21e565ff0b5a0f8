/**
 * Computes what a snapshot is worth a month, from when to when, split by line; docs/formulas.md, "What a snapshot is worth".
 *
 * <p>Everything that can change a subscription's worth without a new event (a scheduled cancellation, a discount that ends,
 * a delinquency deadline) is a dated step here and nowhere else.
 */
@NullMarked
package dev.tidewatch.domain.valuation;

import org.jspecify.annotations.NullMarked;
