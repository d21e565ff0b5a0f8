package dev.tidewatch.domain.risk.grade;

import dev.tidewatch.domain.time.BusinessDays;
import dev.tidewatch.domain.vector.Window;
import java.time.Instant;

/**
 * The business days of a window.
 *
 * @param from the first instant
 * @param end the first instant after it
 */
public record Span(Instant from, Instant end) {

    /**
     * The window of a day.
     *
     * @param day days since 1970-01-01
     */
    public static Span of(Window window, int day, BusinessDays days) {
        return new Span(days.end(window.start(day)), days.end(day));
    }

    boolean holds(Instant instant) {
        return !instant.isBefore(from) && instant.isBefore(end);
    }
}
