package dev.tidewatch.domain.time;

import java.util.Comparator;

/** A billing period: {@code count} units, {@code count >= 1}. */
public record BillingInterval(IntervalUnit unit, int count) implements Comparable<BillingInterval> {

    private static final Comparator<BillingInterval> ORDER =
            Comparator.comparing(BillingInterval::unit).thenComparingInt(BillingInterval::count);

    /** Returns how long it is, in twelfths of a day of a year of 365 days: twelve months are as long as a year. */
    public long length() {
        long unitLength = switch (unit) {
            case DAY -> 12;
            case WEEK -> 7 * 12;
            case MONTH -> 365;
            case YEAR -> 365 * 12;
        };
        return unitLength * count;
    }

    @Override
    public int compareTo(BillingInterval other) {
        return ORDER.compare(this, other);
    }
}
