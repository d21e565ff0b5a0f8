package dev.tidewatch.domain.time;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/** The business days of one zone, as days since 1970-01-01. */
public record BusinessDays(ZoneId zone) {

    /** The day an instant belongs to. */
    public int of(Instant instant) {
        return Math.toIntExact(instant.atZone(zone).toLocalDate().toEpochDay());
    }

    /** The first instant after a day. */
    public Instant end(int day) {
        return LocalDate.ofEpochDay(day + 1L).atStartOfDay(zone).toInstant();
    }
}
