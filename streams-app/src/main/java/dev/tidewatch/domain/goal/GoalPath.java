package dev.tidewatch.domain.goal;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * Says where a figure must be on each day to reach the target in time: a straight line from its first value to the target. Where the first
 * value is on the right side of the target already, it must stay there.
 */
record GoalPath(Goal goal, LocalDate begins, BigDecimal first) {

    private static final int DIGITS = 6;

    boolean isLevel() {
        return goal.direction().isMet(first, goal.target());
    }

    /** Compares exactly: both sides are multiplied by the days of the path. */
    boolean isMet(LocalDate day, BigDecimal value) {
        if (isLevel()) {
            return goal.direction().isMet(value, goal.target());
        }
        BigDecimal all = BigDecimal.valueOf(days(goal.until()));
        return all.signum() == 0
                ? goal.direction().isMet(value, goal.target())
                : goal.direction().isMet(value.multiply(all), times(day, all));
    }

    /** Returns where it must be, HALF_UP to 6 decimals. */
    BigDecimal expected(LocalDate day) {
        BigDecimal all = BigDecimal.valueOf(days(goal.until()));
        return isLevel() || all.signum() == 0
                ? goal.target().setScale(DIGITS, RoundingMode.HALF_UP)
                : times(day, all).divide(all, DIGITS, RoundingMode.HALF_UP);
    }

    /** Returns which share of the way from the first value to the target is behind it; null if there was none to go. */
    @Nullable
    BigDecimal share(BigDecimal value) {
        return isLevel()
                ? null
                : value.subtract(first).divide(goal.target().subtract(first), DIGITS, RoundingMode.HALF_UP);
    }

    private BigDecimal times(LocalDate day, BigDecimal all) {
        BigDecimal way = goal.target().subtract(first);
        return first.multiply(all).add(way.multiply(BigDecimal.valueOf(days(day))));
    }

    private long days(LocalDate day) {
        return ChronoUnit.DAYS.between(begins, day);
    }
}
