package dev.tidewatch.domain.rfm;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class QuintilesTest {

    @Test
    void shouldPutAFifthOfDifferentCustomersInEach() {
        Quintiles quintiles = Quintiles.of(counts(1, 2, 3, 4, 5, 6, 7, 8, 9, 10));

        assertThat(List.of(1, 2, 3, 4, 5, 6, 7, 8, 9, 10))
                .extracting(quintiles::of)
                .containsExactly(1, 1, 2, 2, 3, 3, 4, 4, 5, 5);
    }

    @Test
    void shouldNotTearEqualCustomersApart() {
        Quintiles quintiles = Quintiles.of(counts(1, 1, 1, 1, 1, 1, 1, 1, 7, 9));

        assertThat(List.of(1, 7, 9)).extracting(quintiles::of).containsExactly(1, 5, 5);
    }

    @Test
    void shouldPutTheOnlyCustomerInTheLowest() {
        assertThat(Quintiles.of(counts(3)).of(3)).isEqualTo(1);
        assertThat(Quintiles.of(new TreeMap<>()).of(3)).isEqualTo(1);
    }

    @Test
    void shouldEqualCountingTheLowerOnesForEveryCustomer() {
        for (long seed = 0; seed < 500; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            int[] all =
                    random.ints(random.nextInt(1, 60), 0, random.nextInt(1, 40)).toArray();
            Quintiles quintiles = Quintiles.of(counts(all));

            for (int one : all) {
                long lower = Arrays.stream(all).filter(other -> other < one).count();
                assertThat(quintiles.of(one)).as("seed %d, %d", seed, one).isEqualTo((int)
                        (1 + 5 * lower / all.length));
            }
        }
    }

    private static SortedMap<Integer, Long> counts(int... buckets) {
        SortedMap<Integer, Long> counts = new TreeMap<>();
        Arrays.stream(buckets).forEach(bucket -> counts.merge(bucket, 1L, Long::sum));
        return counts;
    }
}
