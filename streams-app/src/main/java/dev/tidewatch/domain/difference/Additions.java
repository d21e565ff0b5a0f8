package dev.tidewatch.domain.difference;

import dev.tidewatch.domain.vector.Slice;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Remembers what was added, so that it can be taken back, without an object for each addition. */
final class Additions {

    private static final int FIRST_SIZE = 64;

    private Sum[] sums = new Sum[FIRST_SIZE];
    private int[] indexes = new int[FIRST_SIZE];
    private @Nullable Slice[] slices = new Slice[FIRST_SIZE];
    private long[] amounts = new long[FIRST_SIZE];
    private int size;

    /**
     * Remembers one.
     *
     * @param index of the component; without meaning if it is a slice
     * @param slice null if it is a component
     */
    void add(Sum sum, int index, @Nullable Slice slice, long amount) {
        if (size == sums.length) {
            sums = Arrays.copyOf(sums, 2 * size);
            indexes = Arrays.copyOf(indexes, 2 * size);
            slices = Arrays.copyOf(slices, 2 * size);
            amounts = Arrays.copyOf(amounts, 2 * size);
        }
        sums[size] = sum;
        indexes[size] = index;
        slices[size] = slice;
        amounts[size++] = amount;
    }

    /** Adds the opposite of each, and forgets them. */
    void takeBack() {
        for (int i = 0; i < size; i++) {
            Slice slice = slices[i];
            if (slice == null) {
                sums[i].add(indexes[i], -amounts[i]);
            } else {
                sums[i].add(slice, -amounts[i]);
            }
        }
        clear();
    }

    void clear() {
        size = 0;
    }
}
