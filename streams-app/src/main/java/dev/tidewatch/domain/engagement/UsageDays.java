package dev.tidewatch.domain.engagement;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Counts how often a product was used on each of the newest 36 business days: the day of the newest use and the 35 before it. For the
 * half year before those it keeps the sums of whole weeks.
 */
public final class UsageDays {

    private static final long[] NO_WEEKS = {};

    public static final UsageDays NONE = new UsageDays(0, new long[0], NO_WEEKS);

    static final int DAYS = 36;
    static final int WEEKS = 26;
    static final int WEEK = 7;

    /** No sum of days overflows, whatever it is multiplied with here. */
    private static final long MOST_A_DAY = 1L << 48;

    private final int newest;
    private final long[] counts;

    /** From the newest week on that has a day before those of {@code counts}. */
    private final long[] weeks;

    private UsageDays(int newest, long[] counts, long[] weeks) {
        this.newest = newest;
        this.counts = counts;
        this.weeks = weeks;
    }

    /**
     * As kept.
     *
     * @param newest the day of the newest use, days since 1970-01-01
     * @param counts of that day, the day before, and so on; not empty
     * @param weeks the sums of the days before those, by week, from the newest one on
     */
    public static UsageDays of(int newest, long[] counts, long[] weeks) {
        return counts.length == 0 ? NONE : new UsageDays(newest, trimmed(counts.clone(), 1), trimmed(weeks.clone(), 0));
    }

    /** With so many more on a day, above 0; the same if the day is older than what is kept. */
    UsageDays with(int day, long count) {
        if (counts.length == 0) {
            return new UsageDays(day, new long[] {Math.min(MOST_A_DAY, count)}, NO_WEEKS);
        }
        UsageDays moved = day > newest ? movedTo(day) : this;
        int back = moved.newest - day;
        if (back >= DAYS) {
            return moved.withOld(day, count);
        }
        long[] changed = Arrays.copyOf(moved.counts, Math.max(moved.counts.length, back + 1));
        changed[back] = plus(changed[back], count);
        return new UsageDays(moved.newest, trimmed(changed, 1), moved.weeks);
    }

    private UsageDays withOld(int day, long count) {
        int place = firstWeek(newest) - Math.floorDiv(day, WEEK);
        if (place >= WEEKS) {
            return this;
        }
        long[] changed = Arrays.copyOf(weeks, Math.max(weeks.length, place + 1));
        changed[place] = plus(changed[place], count);
        return new UsageDays(newest, counts, changed);
    }

    /** With a later day as the newest: days become too old to be told apart, and weeks too old to be kept. */
    private UsageDays movedTo(int day) {
        int by = day - newest;
        long[] days = new long[Math.min(DAYS, counts.length + Math.min(DAYS, by))];
        if (by < DAYS) {
            System.arraycopy(counts, 0, days, by, days.length - by);
        }
        UsageDays moved = new UsageDays(day, days, movedWeeks(firstWeek(day) - firstWeek(newest)));
        for (int back = Math.max(0, DAYS - by); back < counts.length; back++) {
            moved = counts[back] == 0 ? moved : moved.withOld(newest - back, counts[back]);
        }
        return moved;
    }

    private long[] movedWeeks(int by) {
        if (by == 0 || weeks.length == 0 || by >= WEEKS) {
            return by == 0 ? weeks : NO_WEEKS;
        }
        long[] moved = new long[Math.min(WEEKS, weeks.length + by)];
        System.arraycopy(weeks, 0, moved, by, moved.length - by);
        return trimmed(moved, 0);
    }

    /** The week of the newest day that is older than the days that are told apart. */
    private static int firstWeek(int newest) {
        return Math.floorDiv(newest - DAYS, WEEK);
    }

    private static long plus(long sum, long count) {
        return Math.min(MOST_A_DAY, sum + Math.min(MOST_A_DAY, count));
    }

    public boolean isEmpty() {
        return counts.length == 0;
    }

    /** The day of the newest use. */
    public int newest() {
        return newest;
    }

    /** Returns how many days reach back to the oldest use that is kept. */
    public int size() {
        return counts.length;
    }

    /** Returns the count of the {@code back}th day before the newest. */
    public long get(int back) {
        return counts[back];
    }

    /** Returns how many weeks reach back to the oldest use, from the newest week on that has an older day than the days. */
    public int weeks() {
        return weeks.length;
    }

    /** Uses of the {@code back}th week before that one, without the days that are told apart. */
    public long week(int back) {
        return weeks[back];
    }

    /** The middle of that week; days since 1970-01-01. */
    int middleOfWeek(int back) {
        return (firstWeek(newest) - back) * WEEK + WEEK / 2;
    }

    /** The oldest day that a use which is kept may be of. */
    int oldest() {
        return weeks.length == 0 ? newest - counts.length + 1 : (firstWeek(newest) - weeks.length + 1) * WEEK;
    }

    /** Uses on the days from {@code first} to {@code last}. */
    long sum(int first, int last) {
        long sum = 0;
        for (int back = Math.max(0, newest - last); back < counts.length && back <= newest - first; back++) {
            sum += counts[back];
        }
        return sum;
    }

    /** On how many of the days from {@code first} to {@code last} it was used. */
    int daysUsed(int first, int last) {
        int days = 0;
        for (int back = Math.max(0, newest - last); back < counts.length && back <= newest - first; back++) {
            days += counts[back] > 0 ? 1 : 0;
        }
        return days;
    }

    /** Without what is before the oldest use: equal uses are equal values. */
    private static long[] trimmed(long[] counts, int least) {
        int size = counts.length;
        while (size > least && counts[size - 1] == 0) {
            size--;
        }
        return size == counts.length ? counts : Arrays.copyOf(counts, size);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof UsageDays days
                && newest == days.newest
                && Arrays.equals(counts, days.counts)
                && Arrays.equals(weeks, days.weeks);
    }

    @Override
    public int hashCode() {
        return 31 * (31 * newest + Arrays.hashCode(counts)) + Arrays.hashCode(weeks);
    }

    @Override
    public String toString() {
        return newest + Arrays.toString(counts) + Arrays.toString(weeks);
    }
}
