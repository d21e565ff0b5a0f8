package dev.tidewatch.domain.fx;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;

/**
 * The price of one unit of a currency in the reporting currency, as published for a day.
 *
 * @param currency ISO 4217, upper case
 * @param day days since 1970-01-01
 * @param nanos billionths of the reporting currency, above 0
 * @param publishedAt of several for one currency and day the latest holds
 */
public record Rate(String currency, int day, long nanos, Instant publishedAt) {

    private static final int NANO_DIGITS = 9;

    /** Micros of the currency in micros of the reporting currency, rounded HALF_UP. */
    public long price(long micros) {
        return BigDecimal.valueOf(micros)
                .multiply(BigDecimal.valueOf(nanos, NANO_DIGITS))
                .setScale(0, RoundingMode.HALF_UP)
                .longValueExact();
    }

    /** Returns whether this one holds where both are published for one day; the larger where they were at one instant. */
    boolean replaces(Rate other) {
        int order = publishedAt.compareTo(other.publishedAt);
        return order > 0 || (order == 0 && nanos > other.nanos);
    }
}
