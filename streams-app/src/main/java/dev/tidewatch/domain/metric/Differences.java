package dev.tidewatch.domain.metric;

import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Differences while they are added up: what to add to a segment's vector from a day on. */
public final class Differences {

    private final SortedMap<Segment, SortedMap<Integer, Sum>> sums = new TreeMap<>();
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
        for (Map.Entry<Segment, SortedMap<Integer, Sum>> segment : sums.entrySet()) {
            for (Map.Entry<Integer, Sum> day : segment.getValue().entrySet()) {
                FigureVector vector = day.getValue().vector();
                if (!vector.isZero()) {
                    receiver.add(segment.getKey(), day.getKey(), vector);
                }
            }
        }
        sums.clear();
        size = 0;
    }

    void add(Segment segment, int day, int index, long amount) {
        if (amount != 0) {
            size += sum(segment, day).add(index, amount);
        }
    }

    void add(Segment segment, int day, Slice slice, long amount) {
        if (amount != 0) {
            size += sum(segment, day).add(slice, amount);
        }
    }

    private Sum sum(Segment segment, int day) {
        SortedMap<Integer, Sum> days = sums.computeIfAbsent(segment, key -> new TreeMap<>());
        Sum sum = days.get(day);
        if (sum == null) {
            sum = new Sum();
            days.put(day, sum);
        }
        return sum;
    }

    /** A vector that grows; its methods say how many components they made. */
    private static final class Sum {

        private final long[] components = new long[FigureVector.SIZE];
        private @Nullable SortedMap<Slice, Long> slices;

        int add(int index, long amount) {
            int made = components[index] == 0 ? 1 : 0;
            components[index] = Math.addExact(components[index], amount);
            return made;
        }

        int add(Slice slice, long amount) {
            SortedMap<Slice, Long> amounts = slices == null ? new TreeMap<>() : slices;
            slices = amounts;
            int made = amounts.containsKey(slice) ? 0 : 1;
            amounts.merge(slice, amount, Math::addExact);
            return made;
        }

        FigureVector vector() {
            return slices == null ? FigureVector.of(components) : FigureVector.of(components, slices);
        }
    }
}
