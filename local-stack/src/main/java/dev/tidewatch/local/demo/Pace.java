package dev.tidewatch.local.demo;

import java.math.BigDecimal;
import java.time.Duration;

/** Says how long a day of the company takes. */
record Pace(Duration day) {

    private static final long A_DAY = Duration.ofDays(1).toMillis();
    private static final long A_SECOND = 1_000;
    private static final long TEN_SECONDS = 10_000;
    private static final long FINEST = 100;
    private static final long HALF = 500;

    /**
     * The one that gives about so many events a second, rounded to what is easily said.
     *
     * @param days in which the company did {@code events}
     */
    static Pace of(int rate, long events, int days) {
        long exact = A_SECOND * Math.max(1, events) / ((long) days * rate);
        long unit = exact < A_SECOND ? FINEST : exact < TEN_SECONDS ? HALF : A_SECOND;
        return new Pace(Duration.ofMillis(Math.max(1, (exact + unit / 2) / unit) * unit));
    }

    /** So many of its seconds pass in one. */
    long speed() {
        return A_DAY / day.toMillis();
    }

    @Override
    public String toString() {
        return "1 day = "
                + BigDecimal.valueOf(day.toMillis(), 3).stripTrailingZeros().toPlainString() + " s";
    }
}
