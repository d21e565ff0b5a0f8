package dev.tidewatch.domain.fx;

/**
 * Holds what an amount was booked at.
 *
 * @param nanos billionths of the reporting currency for one unit
 * @param day that the rate was published for, days since 1970-01-01
 */
public record Price(long nanos, int day) {

    public static Price of(Rate rate) {
        return new Price(rate.nanos(), rate.day());
    }
}
