package dev.tidewatch.domain.time;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/**
 * The instants at which billing periods meet: from a known one in whole intervals both ways, in UTC. Months are counted from the
 * anchor and not from each other: of an anchor on the 31st the boundaries are the last days of the shorter months.
 */
public final class BillingPeriods {

    private static final int MONTHS = 12;
    private static final int LAST_YEAR = 9999;
    private static final long DAY_MILLIS = 86_400_000;

    private final BillingInterval interval;
    private final Instant known;
    private final int anchorDay;

    /**
     * The periods of a line.
     *
     * @param known one of their boundaries
     * @param beganAt where the first of them may have begun: says which day a boundary at the end of a shorter month stands for;
     *     null if that is not known
     */
    public BillingPeriods(BillingInterval interval, Instant known, @Nullable Instant beganAt) {
        this.interval = interval;
        this.known = known;
        this.anchorDay = anchorDay(day(known), beganAt);
    }

    /** The first boundary that does not lie before {@code instant}; null if it lies after the year 9999. */
    public @Nullable Instant atOrAfter(Instant instant) {
        return switch (interval.unit()) {
            case DAY -> byDays(instant, DAY_MILLIS);
            case WEEK -> byDays(instant, 7 * DAY_MILLIS);
            case MONTH, YEAR -> byMonths(instant);
        };
    }

    /** The first boundary behind {@code instant}; null if it lies after the year 9999. */
    public @Nullable Instant after(Instant instant) {
        return atOrAfter(instant.plusMillis(1));
    }

    private @Nullable Instant byDays(Instant instant, long unit) {
        long length = unit * interval.count();
        long from = known.toEpochMilli();
        long periods = -Math.floorDiv(from - instant.toEpochMilli(), length);
        Instant boundary = Instant.ofEpochMilli(from + periods * length);
        return day(boundary).getYear() > LAST_YEAR ? null : boundary;
    }

    private @Nullable Instant byMonths(Instant instant) {
        long step = months();
        long start = month(day(known));
        long periods = Math.floorDiv(month(day(instant)) - start, step);
        Instant boundary = boundary(start + periods * step);
        while (boundary != null && boundary.isBefore(instant)) {
            periods++;
            boundary = boundary(start + periods * step);
        }
        return boundary;
    }

    private @Nullable Instant boundary(long month) {
        long year = Math.floorDiv(month, MONTHS);
        if (year > LAST_YEAR) {
            return null;
        }
        LocalDate first = LocalDate.of((int) year, Math.floorMod(month, MONTHS) + 1, 1);
        LocalTime time = known.atOffset(ZoneOffset.UTC).toLocalTime();
        return OffsetDateTime.of(first.withDayOfMonth(Math.min(anchorDay, first.lengthOfMonth())), time, ZoneOffset.UTC)
                .toInstant();
    }

    private int anchorDay(LocalDate boundary, @Nullable Instant beganAt) {
        boolean monthly = interval.unit() == IntervalUnit.MONTH || interval.unit() == IntervalUnit.YEAR;
        if (!monthly || beganAt == null || boundary.getDayOfMonth() < boundary.lengthOfMonth()) {
            return boundary.getDayOfMonth();
        }
        LocalDate began = day(beganAt);
        boolean whole = (month(boundary) - month(began)) % months() == 0;
        return whole ? Math.max(began.getDayOfMonth(), boundary.getDayOfMonth()) : boundary.getDayOfMonth();
    }

    private long months() {
        return interval.unit() == IntervalUnit.YEAR ? (long) MONTHS * interval.count() : interval.count();
    }

    private static LocalDate day(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC).toLocalDate();
    }

    private static long month(LocalDate day) {
        return (long) day.getYear() * MONTHS + day.getMonthValue() - 1;
    }
}
