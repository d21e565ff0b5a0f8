/**
 * Exact amounts. MRR is a {@code long} of micros (millionths of a currency unit); nothing here is binary floating point.
 *
 * <p>A price becomes a month's worth through an exact {@link dev.tidewatch.domain.money.Fraction}, rounded once.
 */
@NullMarked
package dev.tidewatch.domain.money;

import org.jspecify.annotations.NullMarked;
