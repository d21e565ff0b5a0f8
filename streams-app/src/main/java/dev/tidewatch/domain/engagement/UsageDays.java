package dev.tidewatch.domain.engagement;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** How often a product was used on each of the newest 36 business days: the day of the newest use and the 35 before it. */
public final class UsageDays {

    public static final UsageDays NONE = new UsageDays(0, new long[0]);

    static final int DAYS = 36;

    /** No sum of days overflows, whatever it is multiplied with here. */
    private static final long MOST_A_DAY = 1L << 48;

    private final int newest;
    private final long[] counts;

    private UsageDays(int newest, long[] counts) {
        this.newest = newest;
        this.counts = counts;
    }

    /**
     * As kept.
     *
     * @param newest the day of the newest use, days since 1970-01-01
     * @param counts of that day, the day before, and so on; copied
     */
    public static UsageDays of(int newest, long... counts) {
        return counts.length == 0 ? NONE : new UsageDays(newest, trimmed(counts.clone()));
    }

    /** With so many more on a day, above 0; the same if the day lies before the ring. */
    UsageDays with(int day, long count) {
        if (counts.length == 0) {
            return new UsageDays(day, new long[] {Math.min(MOST_A_DAY, count)});
        }
        int back = newest - day;
        if (back >= DAYS) {
            return this;
        }
        long[] changed = back < 0 ? shifted(-back) : Arrays.copyOf(counts, Math.max(counts.length, back + 1));
        int place = Math.max(0, back);
        changed[place] = Math.min(MOST_A_DAY, changed[place] + Math.min(MOST_A_DAY, count));
        return new UsageDays(Math.max(newest, day), trimmed(changed));
    }

    public boolean isEmpty() {
        return counts.length == 0;
    }

    /** The day of the newest use. */
    public int newest() {
        return newest;
    }

    /** How many days reach back to the oldest use that is kept. */
    public int size() {
        return counts.length;
    }

    /** Of the {@code back}th day before the newest. */
    public long get(int back) {
        return counts[back];
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

    private long[] shifted(int days) {
        long[] shifted = new long[Math.min(DAYS, counts.length + Math.min(DAYS, days))];
        if (days < DAYS) {
            System.arraycopy(counts, 0, shifted, days, shifted.length - days);
        }
        return shifted;
    }

    /** Without the days before the oldest use: equal uses are equal values. */
    private static long[] trimmed(long[] counts) {
        int size = counts.length;
        while (size > 1 && counts[size - 1] == 0) {
            size--;
        }
        return size == counts.length ? counts : Arrays.copyOf(counts, size);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof UsageDays days && newest == days.newest && Arrays.equals(counts, days.counts);
    }

    @Override
    public int hashCode() {
        return 31 * newest + Arrays.hashCode(counts);
    }

    @Override
    public String toString() {
        return newest + Arrays.toString(counts);
    }
}
