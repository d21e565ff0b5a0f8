package dev.tidewatch.domain.difference;

import dev.tidewatch.domain.segment.Segment;
import dev.tidewatch.domain.vector.FigureVector;
import dev.tidewatch.domain.vector.Slice;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Differences while they are added up: what to add to a segment's vector from a day on. */
public final class Differences {

    private final Map<Segment, DaySums> sums = new HashMap<>();
    private final Additions sinceMark = new Additions();
    private @Nullable Segment last;
    private @Nullable DaySums lastDays;
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
        for (Map.Entry<Segment, DaySums> segment : new TreeMap<>(sums).entrySet()) {
            for (int day : segment.getValue().days()) {
                FigureVector vector = segment.getValue().at(day).vector();
                if (!vector.isZero()) {
                    receiver.add(segment.getKey(), day, vector);
                }
            }
        }
        sums.clear();
        last = null;
        lastDays = null;
        sinceMark.clear();
        size = 0;
    }

    /** From here on everything that is added can be taken back. */
    public void mark() {
        sinceMark.clear();
    }

    /** Takes back what was added since the mark. */
    public void takeBack() {
        sinceMark.takeBack();
    }

    public void add(Segment segment, int day, int index, long amount) {
        if (amount != 0) {
            Sum sum = sum(segment, day);
            size += sum.add(index, amount);
            sinceMark.add(sum, index, null, amount);
        }
    }

    public void add(Segment segment, int day, Slice slice, long amount) {
        if (amount != 0) {
            Sum sum = sum(segment, day);
            size += sum.add(slice, amount);
            sinceMark.add(sum, 0, slice, amount);
        }
    }

    /** Most additions are to the segment of the one before. */
    private Sum sum(Segment segment, int day) {
        DaySums days = lastDays;
        if (days == null || !segment.equals(last)) {
            days = sums.computeIfAbsent(segment, key -> new DaySums());
            last = segment;
            lastDays = days;
        }
        return days.at(day);
    }
}
