package dev.tidewatch.domain.time;

import java.util.Comparator;

/** A billing period: {@code count} units, {@code count >= 1}. */
public record BillingInterval(IntervalUnit unit, int count) implements Comparable<BillingInterval> {

    private static final Comparator<BillingInterval> ORDER =
            Comparator.comparing(BillingInterval::unit).thenComparingInt(BillingInterval::count);

    @Override
    public int compareTo(BillingInterval other) {
        return ORDER.compare(this, other);
    }
}
