package dev.tidewatch.stream.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidewatch.domain.rfm.Dimension;
import dev.tidewatch.domain.rfm.Paid;
import dev.tidewatch.domain.rfm.Quintiles;
import dev.tidewatch.domain.rfm.RfmScale;
import dev.tidewatch.domain.vector.FigureVector;
import dev.tidewatch.domain.vector.Slice;
import dev.tidewatch.domain.vector.SliceMeasure;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class PaidCountsTest {

    /** In one bucket of the histogram, and apart. */
    private static final Paid LESS = new Paid(20_500, 40, 100_000);

    private static final Paid MORE = new Paid(20_501, 41, 100_001);

    private final MapStore store = new MapStore();
    private PaidCounts counts = new PaidCounts(store, 4, 6);

    @Test
    void shouldTellValuesApartWhenTheyAreFew() {
        add(LESS, MORE);

        assertThat(counts.scale().of(LESS).monetary()).isEqualTo(1);
        assertThat(counts.scale().of(MORE).monetary()).isEqualTo(5);
        assertThat(counts.scale().of(MORE).frequency()).isEqualTo(5);
    }

    @Test
    void shouldCountBucketsWhenTheyAreMany() {
        add(LESS, MORE, LESS, MORE);

        assertThat(counts.scale().of(MORE).monetary()).isEqualTo(1);
        assertThat(counts.scale().of(MORE).recency()).isEqualTo(3);
    }

    @Test
    void shouldTellValuesApartAgainWhenManyBecomeFew() {
        add(LESS, MORE, LESS, MORE);
        remove(LESS, MORE);
        counts = new PaidCounts(store, 4, 6);

        assertThat(counts.scale().of(MORE).monetary()).isEqualTo(5);
    }

    @Test
    void shouldKeepBucketsAloneWhenTheyWereTooMany() {
        add(LESS, MORE, LESS, MORE, LESS, MORE);
        add(new Paid(20_501, 42, 100_002));
        remove(LESS, MORE, LESS, MORE, LESS);

        assertThat(store.keys()).noneMatch(key -> key.startsWith("PAID_RECEIVED") || key.startsWith("PAID_INVOICES"));
        assertThat(counts.scale().of(MORE).monetary()).isEqualTo(1);
    }

    /** State that an older version left has the buckets of its customers, and no values. */
    @Test
    void shouldCountBucketsWhenSomeValuesWereNeverTold() {
        counts.add(told(SliceMeasure.PAID_RECENCY, "20500", 1)
                .plus(told(SliceMeasure.PAID_FREQUENCY, "" + Dimension.FREQUENCY.bucket(40), 1))
                .plus(told(SliceMeasure.PAID_MONETARY, "" + Dimension.MONETARY.bucket(100_000), 1)));
        add(MORE);

        assertThat(counts.scale().monetary()).isEqualTo(bucketsOf(LESS, MORE));

        remove(LESS);
        add(MORE);

        assertThat(counts.scale().monetary()).isEqualTo(bucketsOf(MORE, MORE));
    }

    @Test
    void shouldRankNobodyWhenNobodyPaid() {
        assertThat(counts.scale()).isEqualTo(RfmScale.UNKNOWN);
    }

    private static Quintiles bucketsOf(Paid... all) {
        SortedMap<Integer, Long> buckets = new TreeMap<>();
        for (Paid paid : all) {
            buckets.merge(Dimension.MONETARY.bucket(paid.received()), 1L, Long::sum);
        }
        return Quintiles.ofBuckets(buckets, Dimension.MONETARY);
    }

    private void add(Paid... all) {
        List.of(all).forEach(paid -> counts.add(vector(paid, 1)));
        counts.bound();
    }

    private void remove(Paid... all) {
        List.of(all).forEach(paid -> counts.add(vector(paid, -1)));
        counts.bound();
    }

    private static FigureVector vector(Paid paid, long sign) {
        FigureVector vector = FigureVector.ZERO;
        for (Dimension dimension : Dimension.values()) {
            vector = vector.plus(told(SliceMeasure.of(dimension), String.valueOf(paid.value(dimension)), sign));
        }
        return vector;
    }

    private static FigureVector told(SliceMeasure measure, String value, long amount) {
        return FigureVector.of(new long[FigureVector.SIZE], new TreeMap<>(Map.of(new Slice(measure, value), amount)));
    }
}
