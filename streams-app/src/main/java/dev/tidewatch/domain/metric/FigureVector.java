package dev.tidewatch.domain.metric;

import java.util.Arrays;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What one segment's figures are sums of: each {@link Measure}, then each {@link PairMeasure} of each {@link Window}; and MRR
 * in currencies other than the reporting one, in micros of each.
 */
public final class FigureVector {

    /** Components of every vector. */
    public static final int SIZE = Measure.SIZE + Window.values().length * PairMeasure.SIZE;

    private static final SortedMap<String, Long> NO_NATIVES = Collections.emptySortedMap();

    public static final FigureVector ZERO = new FigureVector(new long[SIZE], NO_NATIVES);

    private final long[] components;
    private final SortedMap<String, Long> natives;

    private FigureVector(long[] components, SortedMap<String, Long> natives) {
        this.components = components;
        this.natives = natives;
    }

    /** Of the reporting currency alone; the array is copied. */
    public static FigureVector of(long[] components) {
        return of(components, NO_NATIVES);
    }

    /**
     * Both are copied.
     *
     * @param natives by currency
     */
    public static FigureVector of(long[] components, SortedMap<String, Long> natives) {
        return new FigureVector(Arrays.copyOf(components, SIZE), sum(natives, NO_NATIVES, 1));
    }

    public long get(Measure measure) {
        return components[measure.index()];
    }

    /** The component at a place of the layout. */
    public long get(int index) {
        return components[index];
    }

    /** By currency, without those that come to 0; empty for most segments. */
    public SortedMap<String, Long> natives() {
        return natives;
    }

    long get(PairMeasure measure, Window window) {
        return components[measure.of(window)];
    }

    /** Throws an ArithmeticException where a sum does not fit in a long. */
    public FigureVector plus(FigureVector other) {
        long[] sums = new long[SIZE];
        for (int i = 0; i < SIZE; i++) {
            sums[i] = Math.addExact(components[i], other.components[i]);
        }
        return new FigureVector(sums, sum(natives, other.natives, 1));
    }

    public FigureVector minus(FigureVector other) {
        long[] differences = new long[SIZE];
        for (int i = 0; i < SIZE; i++) {
            differences[i] = Math.subtractExact(components[i], other.components[i]);
        }
        return new FigureVector(differences, sum(natives, other.natives, -1));
    }

    public boolean isZero() {
        return equals(ZERO);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof FigureVector vector
                && Arrays.equals(components, vector.components)
                && natives.equals(vector.natives);
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(components) + natives.hashCode();
    }

    @Override
    public String toString() {
        return Arrays.toString(components) + natives;
    }

    private static SortedMap<String, Long> sum(SortedMap<String, Long> left, SortedMap<String, Long> right, int sign) {
        if (left.isEmpty() && right.isEmpty()) {
            return NO_NATIVES;
        }
        SortedMap<String, Long> sums = new TreeMap<>(left);
        right.forEach((currency, micros) -> sums.merge(currency, Math.multiplyExact(sign, micros), Math::addExact));
        sums.values().removeIf(micros -> micros == 0);
        return sums.isEmpty() ? NO_NATIVES : Collections.unmodifiableSortedMap(sums);
    }
}
