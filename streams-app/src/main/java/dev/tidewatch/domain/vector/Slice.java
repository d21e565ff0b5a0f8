package dev.tidewatch.domain.vector;

import java.util.Comparator;

/** One value's part of a measure. */
public record Slice(SliceMeasure measure, String value) implements Comparable<Slice> {

    private static final Comparator<Slice> ORDER =
            Comparator.comparing(Slice::measure).thenComparing(Slice::value);

    @Override
    public int compareTo(Slice other) {
        return ORDER.compare(this, other);
    }
}
