package dev.tidewatch.domain.goal;

import dev.tidewatch.domain.figure.Metric;
import dev.tidewatch.domain.segment.Segment;
import dev.tidewatch.domain.vector.Window;
import java.math.BigDecimal;
import java.time.LocalDate;

/**
 * A figure is to reach a target by a day.
 *
 * @param figure of the rows of {@code retention-metrics}
 * @param target in the figure's unit
 * @param from the first day that counts
 * @param until the day by which it is to be reached, after the first
 * @param days so many days in a row must say otherwise before it is off track, or back on it
 */
public record Goal(
        String name,
        Metric figure,
        Segment segment,
        Window window,
        Direction direction,
        BigDecimal target,
        LocalDate from,
        LocalDate until,
        int days) {

    /** Says on which side of the target the figure is to be. */
    public enum Direction {
        AT_LEAST,
        AT_MOST;

        /** Returns true if a value is on the right side of a bound, or equal to it. */
        public boolean isMet(BigDecimal value, BigDecimal bound) {
            int order = value.compareTo(bound);
            return this == AT_LEAST ? order >= 0 : order <= 0;
        }
    }
}
