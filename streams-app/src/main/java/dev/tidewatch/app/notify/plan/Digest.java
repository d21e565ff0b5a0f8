package dev.tidewatch.app.notify.plan;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;

/**
 * One message an hour or a day.
 *
 * @param at the time of day at which a daily one ends; an hourly one ends with the hour
 */
public record Digest(Every every, LocalTime at, ZoneId zone) {

    /** The length of a window. */
    public enum Every {
        HOUR,
        DAY
    }

    /** The end of the window that the instant lies in. */
    public Instant endAfter(Instant instant) {
        return switch (every) {
            case HOUR -> hour(instant).plusHours(1).toInstant();
            case DAY -> {
                Instant today = at(instant, 0);
                yield today.isAfter(instant) ? today : at(instant, 1);
            }
        };
    }

    /** The end of the last window that is over. */
    public Instant lastEnd(Instant now) {
        return switch (every) {
            case HOUR -> hour(now).toInstant();
            case DAY -> {
                Instant today = at(now, 0);
                yield today.isAfter(now) ? at(now, -1) : today;
            }
        };
    }

    private ZonedDateTime hour(Instant instant) {
        return instant.atZone(zone).truncatedTo(ChronoUnit.HOURS);
    }

    private Instant at(Instant instant, int days) {
        return instant.atZone(zone)
                .toLocalDate()
                .plusDays(days)
                .atTime(at)
                .atZone(zone)
                .toInstant();
    }
}
