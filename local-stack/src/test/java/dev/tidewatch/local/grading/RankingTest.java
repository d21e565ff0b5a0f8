package dev.tidewatch.local.grading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RankingTest {

    private record Customer(@Nullable BigDecimal value, boolean leaves) {

        BigDecimal known() {
            return Objects.requireNonNull(value);
        }
    }

    @Test
    void shouldCountEveryPairAsItsDefinitionSaysWhenThereAreTies() {
        SplittableRandom random = new SplittableRandom(1);
        List<Customer> customers = IntStream.range(0, 300)
                .mapToObj(i -> new Customer(BigDecimal.valueOf(random.nextInt(20)), random.nextInt(5) == 0))
                .toList();

        Ranking ranking = ranking(customers);

        assertThat(ranking.winsTwice()).isEqualTo(pairByPair(customers));
        assertThat(ranking.pairs()).isEqualTo(count(customers, true) * count(customers, false));
    }

    @Test
    void shouldBeOneWhenAllWhoLeaveStandAbove() {
        Ranking ranking = ranking(List.of(leaves(9), leaves(8), stays(7), stays(1)));

        assertThat(Grade.of("best", ranking, false).auc()).isEqualTo(1.0);
        assertThat(Grade.of("worst", ranking, true).auc()).isEqualTo(0.0);
    }

    @Test
    void shouldSayNothingWhenAllAreEqual() {
        Ranking ranking = ranking(List.of(leaves(3), stays(3), stays(3), stays(3)));

        assertThat(Grade.of("none", ranking, false).auc()).isEqualTo(0.5);
        assertThat(ranking.topDecile(false)).isEqualTo(0.25);
    }

    @Test
    void shouldTakeEqualNumbersOfDifferentScalesForEqual() {
        Customer one = new Customer(new BigDecimal("1.0"), true);

        assertThat(ranking(List.of(one, stays(1))).winsTwice()).isEqualTo(1);
    }

    @Test
    void shouldStandAtTheMedianWhenUnknown() {
        List<Customer> known = List.of(stays(1), stays(2), stays(3), stays(4), stays(5));
        List<Customer> all = new ArrayList<>(known);
        all.add(new Customer(null, true));

        Ranking ranking = ranking(all);

        assertThat(ranking.known()).isEqualTo(5);
        assertThat(ranking.winsTwice()).isEqualTo(2 + 2 + 1);
    }

    @Test
    void shouldHitInTheTopDecileWhoStandsThereAndAPartOfWhoIsTiedAtItsEdge() {
        List<Customer> customers = new ArrayList<>(List.of(leaves(9)));
        IntStream.range(0, 4).forEach(i -> customers.add(i == 0 ? leaves(5) : stays(5)));
        IntStream.range(0, 15).forEach(i -> customers.add(stays(1)));

        Ranking ranking = ranking(customers);

        assertThat(ranking.topDecile(false)).isCloseTo((1 + 0.25) / 2, within(1e-12));
        assertThat(ranking.topDecile(true)).isEqualTo(0.0);
    }

    private static Ranking ranking(List<Customer> customers) {
        return Ranking.of(customers, Customer::value, Customer::leaves);
    }

    private static long pairByPair(List<Customer> customers) {
        long twice = 0;
        for (Customer left : customers) {
            for (Customer stayed : customers) {
                if (left.leaves && !stayed.leaves) {
                    twice += 1 + Integer.signum(left.known().compareTo(stayed.known()));
                }
            }
        }
        return twice;
    }

    private static long count(List<Customer> customers, boolean leaves) {
        return customers.stream().filter(customer -> customer.leaves == leaves).count();
    }

    private static Customer leaves(int value) {
        return new Customer(BigDecimal.valueOf(value), true);
    }

    private static Customer stays(int value) {
        return new Customer(BigDecimal.valueOf(value), false);
    }
}
