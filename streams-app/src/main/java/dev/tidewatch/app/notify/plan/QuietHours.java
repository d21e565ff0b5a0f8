package dev.tidewatch.app.notify.plan;

import dev.tidewatch.output.AlertSeverity;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import org.jspecify.annotations.Nullable;

/**
 * A part of each day in which nobody is told; it may go over midnight.
 *
 * @param except alerts of this severity and above are told all the same; null if none are
 */
public record QuietHours(
        LocalTime from, LocalTime to, ZoneId zone, @Nullable AlertSeverity except) {

    /** The first instant from this one on that is not quiet. */
    public Instant next(Instant instant) {
        ZonedDateTime local = instant.atZone(zone);
        LocalTime time = local.toLocalTime();
        boolean overMidnight = from.isAfter(to);
        boolean late = !time.isBefore(from);
        boolean early = time.isBefore(to);
        if (overMidnight ? !late && !early : !late || !early) {
            return instant;
        }
        return local.toLocalDate()
                .plusDays(overMidnight && late ? 1 : 0)
                .atTime(to)
                .atZone(zone)
                .toInstant();
    }

    boolean letsThrough(AlertSeverity severity) {
        return except != null && severity.compareTo(except) >= 0;
    }
}
