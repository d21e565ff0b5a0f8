package dev.tidewatch.domain.difference;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Sums by day, found by open addressing: each difference asks for one, and a map would box the day each time. */
final class DaySums {

    private static final int FIRST_SIZE = 8;

    /** Spreads days, which mostly follow one another, over the places. */
    private static final int SPREAD = 0x9E3779B9;

    private int[] days = new int[FIRST_SIZE];
    private @Nullable Sum[] sums = new Sum[FIRST_SIZE];
    private int size;

    /** Returns the day's sum, which is empty at first. */
    Sum at(int day) {
        int place = place(day);
        Sum sum = sums[place];
        if (sum != null) {
            return sum;
        }
        if (2 * ++size > sums.length) {
            grow();
            place = place(day);
        }
        Sum made = new Sum();
        days[place] = day;
        sums[place] = made;
        return made;
    }

    /** Returns the days that have a sum, in order. */
    int[] days() {
        int[] sorted = new int[size];
        int next = 0;
        for (int i = 0; i < sums.length; i++) {
            if (sums[i] != null) {
                sorted[next++] = days[i];
            }
        }
        Arrays.sort(sorted);
        return sorted;
    }

    /** Where the day is, or would be. */
    private int place(int day) {
        int mask = sums.length - 1;
        int place = ((day * SPREAD) >>> Short.SIZE) & mask;
        while (sums[place] != null && days[place] != day) {
            place = (place + 1) & mask;
        }
        return place;
    }

    private void grow() {
        int[] oldDays = days;
        @Nullable Sum[] oldSums = sums;
        days = new int[2 * oldDays.length];
        sums = new Sum[2 * oldSums.length];
        for (int i = 0; i < oldSums.length; i++) {
            if (oldSums[i] != null) {
                int place = place(oldDays[i]);
                days[place] = oldDays[i];
                sums[place] = oldSums[i];
            }
        }
    }
}
