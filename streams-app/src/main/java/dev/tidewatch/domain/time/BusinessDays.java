package dev.tidewatch.domain.time;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/** The business days of one zone, as days since 1970-01-01. */
public record BusinessDays(ZoneId zone) {

    private static final long SECONDS_OF_A_DAY = 86_400;

    /** The day an instant belongs to, without the date and time between the two that a ZonedDateTime would make. */
    public int of(Instant instant) {
        long local =
                instant.getEpochSecond() + zone.getRules().getOffset(instant).getTotalSeconds();
        return Math.toIntExact(Math.floorDiv(local, SECONDS_OF_A_DAY));
    }

    /** The first instant after a day. */
    public Instant end(int day) {
        return LocalDate.ofEpochDay(day + 1L).atStartOfDay(zone).toInstant();
    }
}
