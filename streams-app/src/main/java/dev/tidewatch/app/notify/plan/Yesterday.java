package dev.tidewatch.app.notify.plan;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;

/**
 * Says when a destination is sent the digest of yesterday.
 *
 * @param at the time of day
 * @param most entries of each list that it shows
 */
public record Yesterday(LocalTime at, ZoneId zone, int most) {

    /** Returns the newest instant, up to this one, at which one was due. */
    public Instant lastDue(Instant now) {
        Instant today = at(now, 0);
        return today.isAfter(now) ? at(now, -1) : today;
    }

    /** Returns the first instant after this one at which one is due. */
    public Instant nextDue(Instant now) {
        Instant today = at(now, 0);
        return today.isAfter(now) ? today : at(now, 1);
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
