package dev.tidewatch.domain.row;

import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;

/**
 * The customers whose NEW lies in one month or one quarter.
 *
 * @param first the first month
 * @param months 1 or 3
 */
public record Cohort(YearMonth first, int months) {

    private static final int QUARTER = 3;

    /** {@code 2026-03}. */
    public static Cohort ofMonth(String month) {
        return new Cohort(YearMonth.parse(month), 1);
    }

    /** {@code 2026-03} or {@code 2026-Q1}. */
    public static Cohort named(String name) {
        int quarter = name.indexOf('Q');
        return quarter < 0
                ? ofMonth(name)
                : new Cohort(
                        YearMonth.of(
                                Integer.parseInt(name.substring(0, quarter - 1)),
                                (Integer.parseInt(name.substring(quarter + 1)) - 1) * QUARTER + 1),
                        QUARTER);
    }

    /** The quarter that a month lies in. */
    public Cohort quarter() {
        return new Cohort(first.minusMonths((first.getMonthValue() - 1) % QUARTER), QUARTER);
    }

    /** {@code 2026-03} or {@code 2026-Q1}. */
    public String name() {
        return months == 1 ? first.toString() : first.getYear() + "-Q" + (first.getMonthValue() / QUARTER + 1);
    }

    /**
     * Returns whether it is still followed on a day.
     *
     * @param months it is for so many, counted from its first one
     */
    public boolean isFollowed(int day, int months) {
        return monthsUntil(day) < months;
    }

    /** Its first day. */
    int start() {
        return Math.toIntExact(first.atDay(1).toEpochDay());
    }

    /** Returns how many periods after its own a day lies in. */
    int offset(int day) {
        return monthsUntil(day) / months;
    }

    /** The last day of a period. */
    int end(int offset) {
        return Math.toIntExact(first.plusMonths((offset + 1L) * months).atDay(1).toEpochDay()) - 1;
    }

    private int monthsUntil(int day) {
        YearMonth month = YearMonth.from(LocalDate.ofEpochDay(day));
        return Math.toIntExact(first.until(month, ChronoUnit.MONTHS));
    }
}
