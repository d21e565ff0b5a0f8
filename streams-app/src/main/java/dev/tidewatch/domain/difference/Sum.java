package dev.tidewatch.domain.difference;

import dev.tidewatch.domain.vector.FigureVector;
import dev.tidewatch.domain.vector.Slice;
import java.util.Arrays;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A vector that grows: of most days few components are not 0. Its methods say how many components they made. */
final class Sum {

    private int[] places = new int[4];
    private long[] amounts = new long[4];
    private int used;
    private @Nullable SortedMap<Slice, Long> slices;

    int add(int index, long amount) {
        for (int i = 0; i < used; i++) {
            if (places[i] == index) {
                amounts[i] = Math.addExact(amounts[i], amount);
                return 0;
            }
        }
        if (used == places.length) {
            places = Arrays.copyOf(places, 2 * used);
            amounts = Arrays.copyOf(amounts, 2 * used);
        }
        places[used] = index;
        amounts[used++] = amount;
        return 1;
    }

    int add(Slice slice, long amount) {
        SortedMap<Slice, Long> known = slices == null ? new TreeMap<>() : slices;
        slices = known;
        int made = known.containsKey(slice) ? 0 : 1;
        known.merge(slice, amount, Math::addExact);
        return made;
    }

    FigureVector vector() {
        FigureVector.Builder vector = new FigureVector.Builder();
        for (int i = 0; i < used; i++) {
            vector.set(places[i], amounts[i]);
        }
        return slices == null ? vector.build() : vector.build(slices);
    }
}
