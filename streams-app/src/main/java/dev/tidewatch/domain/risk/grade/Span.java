package dev.tidewatch.domain.risk.grade;

import dev.tidewatch.domain.time.BusinessDays;
import dev.tidewatch.domain.vector.Window;
import java.time.Instant;

/**
 * The business days of a window.
 *
 * @param from the first instant
 * @param end the first instant after it
 * @param firstDay days since 1970-01-01
 * @param lastDay days since 1970-01-01
 */
public record Span(Instant from, Instant end, int firstDay, int lastDay) {

    /**
     * The window of a day.
     *
     * @param day days since 1970-01-01
     */
    public static Span of(Window window, int day, BusinessDays days) {
        return new Span(days.end(window.start(day)), days.end(day), window.start(day) + 1, day);
    }

    boolean holds(Instant instant) {
        return !instant.isBefore(from) && instant.isBefore(end);
    }

    /** Returns how many of its days lie from one on, and before another. */
    int days(int from, int before) {
        return Math.max(0, Math.min(before, lastDay + 1) - Math.max(from, firstDay));
    }
}
