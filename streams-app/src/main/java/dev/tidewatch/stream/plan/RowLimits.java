package dev.tidewatch.stream.plan;

import dev.tidewatch.domain.row.Cohort;
import dev.tidewatch.domain.segment.Segment;
import java.time.Duration;

/**
 * Holds what keeps rows from being too many.
 *
 * @param valuesOfADimension so many values of a dimension have rows
 * @param rowsAtOnce after so many the rest waits for the next step; live there are ten steps a second
 * @param healthEvery live, so often customer-health is published at most; not less than a second
 * @param cohortMonths so many months from its first a cohort has rows, of days and of its own
 */
public record RowLimits(int valuesOfADimension, int rowsAtOnce, Duration healthEvery, int cohortMonths) {

    private static final int FOR_EVER = Integer.MAX_VALUE;

    private static final Duration SECOND = Duration.ofSeconds(1);

    /** The defaults. */
    public static final RowLimits STANDARD = new RowLimits(1_000, 5_000, SECOND);

    public RowLimits {
        healthEvery = healthEvery.compareTo(SECOND) < 0 ? SECOND : healthEvery;
    }

    /** Cohorts have rows for ever. */
    public RowLimits(int valuesOfADimension, int rowsAtOnce, Duration healthEvery) {
        this(valuesOfADimension, rowsAtOnce, healthEvery, FOR_EVER);
    }

    /** With cohorts that are followed for so many months only. */
    public RowLimits followingCohortsFor(int months) {
        return new RowLimits(valuesOfADimension, rowsAtOnce, healthEvery, months);
    }

    public RowLimits withoutSteps() {
        return new RowLimits(valuesOfADimension, Integer.MAX_VALUE, healthEvery, cohortMonths);
    }

    /** Returns whether a segment has rows of a day. */
    public boolean follow(Segment segment, int day) {
        return cohortMonths == FOR_EVER
                || !segment.dimension().equals(Segment.COHORT)
                || follow(Cohort.ofMonth(segment.value()), day);
    }

    /** Returns whether a cohort has rows of a day. */
    public boolean follow(Cohort cohort, int day) {
        return cohortMonths == FOR_EVER || cohort.isFollowed(day, cohortMonths);
    }
}
