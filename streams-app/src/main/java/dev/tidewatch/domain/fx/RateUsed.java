package dev.tidewatch.domain.fx;

import org.jspecify.annotations.Nullable;

/**
 * Holds what a booking found when it asked for the rate of a day.
 *
 * @param day days since 1970-01-01
 * @param rate null: there was none
 */
public record RateUsed(String currency, int day, @Nullable Rate rate) {}
