/**
 * Holds what one event says: the whole state of a subscription after a change, and what that state is worth a month.
 *
 * <p>A snapshot decides from its own instant until the next one; {@link dev.tidewatch.domain.valuation.Valuation} turns it
 * into dated amounts. See docs/formulas.md, "What a snapshot is worth".
 */
@NullMarked
package dev.tidewatch.domain.subscription;

import org.jspecify.annotations.NullMarked;
