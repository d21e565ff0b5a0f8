package dev.tidewatch.domain.metric;

import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Differences while they are added up: what to add to a segment's vector from a day on. */
public final class Differences {

    private final SortedMap<Segment, SortedMap<Integer, long[]>> sums = new TreeMap<>();
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
        for (Map.Entry<Segment, SortedMap<Integer, long[]>> segment : sums.entrySet()) {
            for (Map.Entry<Integer, long[]> day : segment.getValue().entrySet()) {
                FigureVector vector = FigureVector.of(day.getValue());
                if (!vector.isZero()) {
                    receiver.add(segment.getKey(), day.getKey(), vector);
                }
            }
        }
        sums.clear();
        size = 0;
    }

    void add(Segment segment, int day, int index, long amount) {
        if (amount == 0) {
            return;
        }
        SortedMap<Integer, long[]> days = sums.computeIfAbsent(segment, key -> new TreeMap<>());
        long[] vector = days.get(day);
        if (vector == null) {
            vector = new long[FigureVector.SIZE];
            days.put(day, vector);
        }
        size += vector[index] == 0 ? 1 : 0;
        vector[index] = Math.addExact(vector[index], amount);
    }
}
