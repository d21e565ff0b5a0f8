package dev.tidewatch.domain.difference;

import dev.tidewatch.domain.segment.Segment;
import dev.tidewatch.domain.vector.FigureVector;
import dev.tidewatch.domain.vector.Slice;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Differences while they are added up: what to add to a segment's vector from a day on. */
public final class Differences {

    private final Map<Segment, Map<Integer, Sum>> sums = new HashMap<>();
    private final List<Addition> sinceMark = new ArrayList<>();
    private int size;

    /** Receives what was added up. */
    public interface Receiver {

        void add(Segment segment, int day, FigureVector vector);
    }

    /** An upper bound of the components that are not 0. */
    public int size() {
        return size;
    }

    /** Hands over everything that is not 0, by segment, then day, and forgets it. */
    public void drainTo(Receiver receiver) {
        for (Map.Entry<Segment, Map<Integer, Sum>> segment : new TreeMap<>(sums).entrySet()) {
            for (Map.Entry<Integer, Sum> day : new TreeMap<>(segment.getValue()).entrySet()) {
                FigureVector vector = day.getValue().vector();
                if (!vector.isZero()) {
                    receiver.add(segment.getKey(), day.getKey(), vector);
                }
            }
        }
        sums.clear();
        sinceMark.clear();
        size = 0;
    }

    /** From here on everything that is added can be taken back. */
    public void mark() {
        sinceMark.clear();
    }

    /** Takes back what was added since the mark. */
    public void takeBack() {
        sinceMark.forEach(Addition::takeBack);
        sinceMark.clear();
    }

    public void add(Segment segment, int day, int index, long amount) {
        if (amount != 0) {
            Sum sum = sum(segment, day);
            size += sum.add(index, amount);
            sinceMark.add(new Addition(sum, index, null, amount));
        }
    }

    public void add(Segment segment, int day, Slice slice, long amount) {
        if (amount != 0) {
            Sum sum = sum(segment, day);
            size += sum.add(slice, amount);
            sinceMark.add(new Addition(sum, 0, slice, amount));
        }
    }

    private Sum sum(Segment segment, int day) {
        return sums.computeIfAbsent(segment, key -> new HashMap<>()).computeIfAbsent(day, key -> new Sum());
    }

    private record Addition(Sum sum, int index, @Nullable Slice slice, long amount) {

        void takeBack() {
            if (slice == null) {
                sum.add(index, -amount);
            } else {
                sum.add(slice, -amount);
            }
        }
    }

    /** A vector that grows: of most days few components are not 0. Its methods say how many components they made. */
    private static final class Sum {

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
            long[] components = new long[FigureVector.SIZE];
            for (int i = 0; i < used; i++) {
                components[places[i]] = amounts[i];
            }
            return slices == null ? FigureVector.of(components) : FigureVector.of(components, slices);
        }
    }
}
