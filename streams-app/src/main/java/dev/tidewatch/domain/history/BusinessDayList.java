package dev.tidewatch.domain.history;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Business days in ascending order, each as often as something happened on it; days since 1970-01-01. */
public final class BusinessDayList {

    public static final BusinessDayList EMPTY = new BusinessDayList(new int[0]);

    private final int[] days;

    private BusinessDayList(int[] days) {
        this.days = days;
    }

    /** Makes a list of days in ascending order; the array is copied. */
    public static BusinessDayList of(int... days) {
        return days.length == 0 ? EMPTY : new BusinessDayList(days.clone());
    }

    public int size() {
        return days.length;
    }

    public int get(int i) {
        return days[i];
    }

    /** With one more of a day. */
    public BusinessDayList with(int day) {
        int place = days.length;
        while (place > 0 && days[place - 1] > day) {
            place--;
        }
        int[] more = new int[days.length + 1];
        System.arraycopy(days, 0, more, 0, place);
        more[place] = day;
        System.arraycopy(days, place, more, place + 1, days.length - place);
        return new BusinessDayList(more);
    }

    /** With one less of a day; the same if it has none. */
    public BusinessDayList without(int day) {
        int place = Arrays.binarySearch(days, day);
        if (place < 0) {
            return this;
        }
        int[] fewer = new int[days.length - 1];
        System.arraycopy(days, 0, fewer, 0, place);
        System.arraycopy(days, place + 1, fewer, place, fewer.length - place);
        return new BusinessDayList(fewer);
    }

    /** Without the days before one. */
    public BusinessDayList from(int day) {
        int first = 0;
        while (first < days.length && days[first] < day) {
            first++;
        }
        return first == 0 ? this : of(Arrays.copyOfRange(days, first, days.length));
    }

    /** Returns how many days, from the first on, two have in common. */
    public int common(BusinessDayList other) {
        int mismatch = Arrays.mismatch(days, other.days);
        return mismatch < 0 ? days.length : mismatch;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof BusinessDayList list && Arrays.equals(days, list.days);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(days);
    }

    @Override
    public String toString() {
        return Arrays.toString(days);
    }

    /** A list that grows in ascending order. */
    public static final class Builder {

        private int[] days = new int[4];
        private int size;

        public void add(int day) {
            if (size == days.length) {
                days = Arrays.copyOf(days, 2 * size);
            }
            days[size++] = day;
        }

        public BusinessDayList list() {
            return new BusinessDayList(Arrays.copyOf(days, size));
        }
    }
}
