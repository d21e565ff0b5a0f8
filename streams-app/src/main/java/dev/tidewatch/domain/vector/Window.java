package dev.tidewatch.domain.vector;

import java.time.LocalDate;
import java.time.Period;
import java.time.temporal.TemporalAdjusters;
import java.util.Arrays;

/**
 * Says what a figure of a day looks back over: from the end of {@link #start} to the end of the day. Days are days since
 * 1970-01-01.
 */
public enum Window {
    P1D(0, 1),
    P7D(1, 7),
    P30D(2, 30),
    P90D(3, 90),
    P365D(4, 365),
    MTD(5, Period.ofMonths(1)),
    QTD(6, Period.ofMonths(3)),
    YTD(7, Period.ofYears(1));

    /** The farthest a start lies before its day, in days. */
    public static final int LONGEST_DAYS = 366;

    /** All ids are below it. */
    public static final int IDS =
            1 + Arrays.stream(values()).mapToInt(Window::id).max().orElseThrow();

    private final int id;
    private final int days;
    private final Period calendar;

    Window(int id, int days) {
        this.id = id;
        this.days = days;
        this.calendar = Period.ZERO;
    }

    Window(int id, Period calendar) {
        this.id = id;
        this.days = 0;
        this.calendar = calendar;
    }

    /** Under which it is stored: no other window ever has it. */
    public int id() {
        return id;
    }

    /** Its place in a vector in memory. */
    @SuppressWarnings("EnumOrdinal") // what is stored has the id
    public int index() {
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
