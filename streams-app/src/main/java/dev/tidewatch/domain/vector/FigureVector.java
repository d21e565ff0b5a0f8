package dev.tidewatch.domain.vector;

import java.util.Arrays;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Holds what one segment's figures are sums of: each {@link Measure}, then each {@link PairMeasure} of each {@link Window}; and the
 * {@link Slice}s.
 */
public final class FigureVector {

    /** Components of every vector. */
    public static final int SIZE = Measure.SIZE + Window.values().length * PairMeasure.SIZE;

    private static final SortedMap<Slice, Long> NO_SLICES = Collections.emptySortedMap();

    private static final Slice FIRST_OF_COHORTS = new Slice(SliceMeasure.COHORT_CUSTOMERS_START, "");
    private static final Slice FIRST_OF_PAID = new Slice(SliceMeasure.PAID_RECENCY, "");
    private static final Slice FIRST_OF_CHURN = new Slice(SliceMeasure.CHURN_COUNT_BY_REASON, "");

    public static final FigureVector ZERO = new FigureVector(new long[SIZE], NO_SLICES);

    private final long[] components;
    private final SortedMap<Slice, Long> slices;

    private FigureVector(long[] components, SortedMap<Slice, Long> slices) {
        this.components = components;
        this.slices = slices;
    }

    /** Without slices; the array is copied. */
    public static FigureVector of(long[] components) {
        return of(components, NO_SLICES);
    }

    /** Both are copied. */
    public static FigureVector of(long[] components, SortedMap<Slice, Long> slices) {
        return new FigureVector(Arrays.copyOf(components, SIZE), sum(NO_SLICES, slices, 1));
    }

    public long get(Measure measure) {
        return components[measure.index()];
    }

    /** The component at a place of the layout. */
    public long get(int index) {
        return components[index];
    }

    /** Without those that come to 0. */
    public SortedMap<Slice, Long> slices() {
        return slices;
    }

    /** A measure's slices by their values, without those that come to 0. */
    public SortedMap<String, Long> slices(SliceMeasure measure) {
        if (slices.isEmpty()) {
            return Collections.emptySortedMap();
        }
        SortedMap<String, Long> byValue = new TreeMap<>();
        for (Map.Entry<Slice, Long> slice :
                slices.tailMap(new Slice(measure, "")).entrySet()) {
            if (slice.getKey().measure() != measure) {
                break;
            }
            byValue.put(slice.getKey().value(), slice.getValue());
        }
        return byValue;
    }

    /** MRR by currency, of those that are not the reporting one; empty for most segments. */
    public SortedMap<String, Long> natives() {
        return slices(SliceMeasure.MRR_IN_CURRENCY);
    }

    /** Returns the slices by cohort, which rows of cohorts are made of. */
    public SortedMap<Slice, Long> cohorts() {
        return slices.isEmpty() ? slices : slices.subMap(FIRST_OF_COHORTS, FIRST_OF_PAID);
    }

    /** Returns the slices by what customers have paid. */
    public SortedMap<Slice, Long> paid() {
        return slices.isEmpty() ? slices : slices.tailMap(FIRST_OF_PAID);
    }

    /** Without these two, which metric rows do not need. */
    public FigureVector ofRows() {
        SortedMap<Slice, Long> others = slices.headMap(FIRST_OF_COHORTS);
        return others.size() == slices.size() ? this : of(components, others);
    }

    /** All slices but MRR by currency. */
    public SortedMap<Slice, Long> churnSlices() {
        return slices.isEmpty() ? slices : slices.tailMap(FIRST_OF_CHURN);
    }

    public long get(PairMeasure measure, Window window) {
        return components[measure.of(window)];
    }

    /** Throws an ArithmeticException where a sum does not fit in a long. */
    public FigureVector plus(FigureVector other) {
        long[] sums = new long[SIZE];
        for (int i = 0; i < SIZE; i++) {
            sums[i] = Math.addExact(components[i], other.components[i]);
        }
        return new FigureVector(sums, sum(slices, other.slices, 1));
    }

    public FigureVector minus(FigureVector other) {
        long[] differences = new long[SIZE];
        for (int i = 0; i < SIZE; i++) {
            differences[i] = Math.subtractExact(components[i], other.components[i]);
        }
        return new FigureVector(differences, sum(slices, other.slices, -1));
    }

    public boolean isZero() {
        return equals(ZERO);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof FigureVector vector
                && Arrays.equals(components, vector.components)
                && slices.equals(vector.slices);
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(components) + slices.hashCode();
    }

    @Override
    public String toString() {
        return Arrays.toString(components) + slices;
    }

    private static SortedMap<Slice, Long> sum(SortedMap<Slice, Long> left, SortedMap<Slice, Long> right, int sign) {
        if (right.isEmpty()) {
            return left;
        }
        SortedMap<Slice, Long> sums = new TreeMap<>(left);
        right.forEach((slice, amount) -> sums.merge(slice, Math.multiplyExact(sign, amount), Math::addExact));
        sums.values().removeIf(amount -> amount == 0);
        return sums.isEmpty() ? NO_SLICES : Collections.unmodifiableSortedMap(sums);
    }
}
