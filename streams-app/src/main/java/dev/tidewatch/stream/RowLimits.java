package dev.tidewatch.stream;

import java.time.Duration;

/**
 * What keeps rows from being too many.
 *
 * @param valuesOfADimension so many values of a dimension have rows
 * @param rowsAtOnce after so many the rest waits for the next step; live there are ten steps a second
 * @param healthEvery live, so often customer-health is published at most; not less than a second
 */
public record RowLimits(int valuesOfADimension, int rowsAtOnce, Duration healthEvery) {

    private static final Duration SECOND = Duration.ofSeconds(1);

    /** The defaults. */
    public static final RowLimits STANDARD = new RowLimits(1_000, 5_000, SECOND);

    public RowLimits {
        healthEvery = healthEvery.compareTo(SECOND) < 0 ? SECOND : healthEvery;
    }

    RowLimits withoutSteps() {
        return new RowLimits(valuesOfADimension, Integer.MAX_VALUE, healthEvery);
    }
}
