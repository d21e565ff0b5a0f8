package dev.tidewatch.domain.rfm;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class QuintilesTest {

    @Test
    void shouldPutAFifthOfDifferentCustomersInEach() {
        Quintiles quintiles = buckets(counts(1, 2, 3, 4, 5, 6, 7, 8, 9, 10));

        assertThat(List.of(1, 2, 3, 4, 5, 6, 7, 8, 9, 10))
                .extracting(quintiles::of)
                .containsExactly(1, 1, 2, 2, 3, 3, 4, 4, 5, 5);
    }

    @Test
    void shouldNotTearEqualCustomersApart() {
        Quintiles quintiles = buckets(counts(1, 1, 1, 1, 1, 1, 1, 1, 7, 9));

        assertThat(List.of(1, 7, 9)).extracting(quintiles::of).containsExactly(1, 5, 5);
    }

    @Test
    void shouldPutTheOnlyCustomerInTheLowest() {
        assertThat(buckets(counts(3)).of(3)).isEqualTo(1);
        assertThat(buckets(new TreeMap<>()).of(3)).isEqualTo(1);
    }

    @Test
    void shouldEqualCountingTheLowerOnesForEveryCustomer() {
        for (long seed = 0; seed < 500; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            int[] all =
                    random.ints(random.nextInt(1, 60), 0, random.nextInt(1, 40)).toArray();
            Quintiles quintiles = buckets(counts(all));

            for (int one : all) {
                long lower = Arrays.stream(all).filter(other -> other < one).count();
                assertThat(quintiles.of(one)).as("seed %d, %d", seed, one).isEqualTo((int)
                        (1 + 5 * lower / all.length));
            }
        }
    }

    /** Against quantiles computed over the sorted values themselves, as exact fractions. */
    @Test
    void shouldEqualTheQuantilesOfAllValuesWhenTheyAreFew() {
        for (long seed = 0; seed < 500; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            long[] all = random.longs(random.nextInt(1, 60), -3, random.nextLong(1, 1L << random.nextInt(1, 50)))
                    .sorted()
                    .toArray();
            SortedMap<Long, Long> counts = new TreeMap<>();
            Arrays.stream(all).forEach(value -> counts.merge(value, 1L, Long::sum));
            Quintiles numbers = Quintiles.exact(counts, Dimension.MONETARY);
            Quintiles days = Quintiles.exact(counts, Dimension.RECENCY);

            for (long one : all) {
                assertThat(numbers.of(one)).as("seed %d, %d", seed, one).isEqualTo(1 + above(one, all));
                assertThat(days.of(one)).as("seed %d, %d days", seed, one).isEqualTo(5 - sooner(one, all));
            }
        }
    }

    @Test
    void shouldRankNobodyWhenNobodyPaid() {
        assertThat(Quintiles.exact(new TreeMap<>(), Dimension.MONETARY)).isEqualTo(Quintiles.ONE);
    }

    /** How many bounds a value is above. */
    private static int above(long value, long[] sorted) {
        int bounds = 0;
        for (int k = 1; k < 5; k++) {
            bounds += BigDecimal.valueOf(value).compareTo(quantile(k, sorted)) > 0 ? 1 : 0;
        }
        return bounds;
    }

    /** The same of days since then, as seen from a day behind all of them. */
    private static int sooner(long day, long[] sorted) {
        long today = sorted[sorted.length - 1] + 7;
        long[] since = Arrays.stream(sorted).map(one -> today - one).sorted().toArray();
        return above(today - day, since);
    }

    private static BigDecimal quantile(int k, long[] sorted) {
        BigDecimal rank = BigDecimal.valueOf(2L * k * (sorted.length - 1), 1); // a fifth is two tenths
        int low = rank.intValue();
        BigDecimal part = rank.subtract(BigDecimal.valueOf(low));
        BigDecimal distance = BigDecimal.valueOf(sorted[Math.min(low + 1, sorted.length - 1)] - sorted[low]);
        return BigDecimal.valueOf(sorted[low]).add(part.multiply(distance));
    }

    /** A bucket by itself, as days are. */
    private static Quintiles buckets(SortedMap<Integer, Long> counts) {
        return Quintiles.ofBuckets(counts, Dimension.RECENCY);
    }

    private static SortedMap<Integer, Long> counts(int... buckets) {
        SortedMap<Integer, Long> counts = new TreeMap<>();
        Arrays.stream(buckets).forEach(bucket -> counts.merge(bucket, 1L, Long::sum));
        return counts;
    }
}
