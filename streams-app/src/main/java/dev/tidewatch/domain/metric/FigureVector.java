package dev.tidewatch.domain.metric;

import java.util.Arrays;

/** What one segment's figures are sums of: each {@link Measure}, then each {@link PairMeasure} of each {@link Window}. */
public final class FigureVector {

    /** Components of every vector. */
    public static final int SIZE = Measure.SIZE + Window.values().length * PairMeasure.SIZE;

    public static final FigureVector ZERO = new FigureVector(new long[SIZE]);

    private final long[] components;

    private FigureVector(long[] components) {
        this.components = components;
    }

    /** The array is copied. */
    public static FigureVector of(long[] components) {
        return new FigureVector(Arrays.copyOf(components, SIZE));
    }

    public long get(Measure measure) {
        return components[measure.index()];
    }

    /** The component at a place of the layout. */
    public long get(int index) {
        return components[index];
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
        return new FigureVector(sums);
    }

    public FigureVector minus(FigureVector other) {
        long[] differences = new long[SIZE];
        for (int i = 0; i < SIZE; i++) {
            differences[i] = Math.subtractExact(components[i], other.components[i]);
        }
        return new FigureVector(differences);
    }

    public boolean isZero() {
        return equals(ZERO);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof FigureVector vector && Arrays.equals(components, vector.components);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(components);
    }

    @Override
    public String toString() {
        return Arrays.toString(components);
    }
}
