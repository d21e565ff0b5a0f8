package dev.tidewatch.domain.metric;

import java.time.LocalDate;
import java.time.Period;
import java.time.temporal.TemporalAdjusters;

/**
 * What a figure of a day looks back over: from the end of {@link #start} to the end of the day. Days are days since
 * 1970-01-01. The order is part of the stored vectors.
 */
public enum Window {
    P1D(1),
    P7D(7),
    P30D(30),
    P90D(90),
    P365D(365),
    MTD(Period.ofMonths(1)),
    QTD(Period.ofMonths(3)),
    YTD(Period.ofYears(1));

    /** The farthest a start lies before its day, in days. */
    public static final int LONGEST_DAYS = 366;

    private final int days;
    private final Period calendar;

    Window(int days) {
        this.days = days;
        this.calendar = Period.ZERO;
    }

    Window(Period calendar) {
        this.days = 0;
        this.calendar = calendar;
    }

    /** Its place in a vector. */
    @SuppressWarnings("EnumOrdinal") // the order of the constants is the layout
    int index() {
        return ordinal();
    }

    /** The day at whose end the window of {@code day} begins. */
    public int start(int day) {
        return days > 0 ? day - days : epochDay(firstOfPeriod(day)) - 1;
    }

    /** The first day whose window does not begin before the end of {@code day}. */
    public int firstStartingAt(int day) {
        return days > 0 ? day + days : epochDay(firstOfPeriod(day).plus(calendar));
    }

    private LocalDate firstOfPeriod(int day) {
        LocalDate date = LocalDate.ofEpochDay(day);
        if (calendar.getYears() > 0) {
            return date.with(TemporalAdjusters.firstDayOfYear());
        }
        int months = calendar.getMonths();
        int month = (date.getMonthValue() - 1) / months * months + 1;
        return date.withDayOfMonth(1).withMonth(month);
    }

    private static int epochDay(LocalDate date) {
        return Math.toIntExact(date.toEpochDay());
    }
}
