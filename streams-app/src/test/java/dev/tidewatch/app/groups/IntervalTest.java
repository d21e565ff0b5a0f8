package dev.tidewatch.app.groups;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class IntervalTest {

    /** The examples of Newcombe (1998), table II, method 10. */
    @Test
    void shouldBeThatOfThePaperForRates() {
        holds(new Proportion(56, 70).less(new Proportion(48, 80)), 0.0524, 0.3339);
        holds(new Proportion(9, 10).less(new Proportion(3, 10)), 0.1705, 0.8090);
        holds(new Proportion(10, 10).less(new Proportion(0, 10)), 0.6075, 1.0000);
    }

    @Test
    void shouldHoldZeroWhereBothGroupsAreEmpty() {
        Interval interval = new Proportion(0, 10).less(new Proportion(0, 20));

        assertThat(interval.holdsZero()).isTrue();
        assertThat(interval.more(0, 30)).isEqualTo(-1);
    }

    /** n = (1.96 + 0.84)^2 (p1 q1 + p2 q2) / (p1 - p2)^2 in each of two equal groups (Chow, Shao and Wang). */
    @Test
    void shouldSayHowManyMoreCustomersWouldTellTheDifference() {
        Interval interval = new Proportion(10, 100).less(new Proportion(15, 100));
        double each = Math.pow(1.959964 + 0.841621, 2) * (0.1 * 0.9 + 0.15 * 0.85) / (0.05 * 0.05);

        assertThat(interval.holdsZero()).isTrue();
        assertThat(interval.more(-0.05, 200)).isEqualTo((long) Math.ceil(2 * each) - 200);
        assertThat(new Proportion(10, 100).less(new Proportion(60, 100)).more(-0.5, 200))
                .isZero();
    }

    /** Where everybody has 1 below the line, the quotient is a share, of which the error is known. */
    @Test
    void shouldComeNearTheKnownErrorForAmounts() {
        Interval interval = shares(300, 30).less(shares(400, 100));

        assertThat(interval.error()).isCloseTo(Math.sqrt(0.1 * 0.9 / 300 + 0.25 * 0.75 / 400), within(0.002));
        holds(interval, -0.15 - Interval.Z * interval.error(), -0.15 + Interval.Z * interval.error(), 0.006);
        assertThat(shares(300, 30).less(shares(400, 100))).isEqualTo(interval);
    }

    @Test
    void shouldNotDependOnTheOrderOfTheCustomers() {
        List<MoneyShares.Share> one = List.of(share("a", 5), share("b", 70), share("c", 0), share("d", 9));
        List<MoneyShares.Share> turned = new ArrayList<>(one);
        Collections.reverse(turned);

        assertThat(MoneyShares.of(turned).less(shares(9, 3)))
                .isEqualTo(MoneyShares.of(one).less(shares(9, 3)));
    }

    private static MoneyShares shares(int customers, int kept) {
        List<MoneyShares.Share> shares = new ArrayList<>();
        for (int i = 0; i < customers; i++) {
            shares.add(share("c" + i, i < kept ? 1 : 0));
        }
        return MoneyShares.of(shares);
    }

    private static MoneyShares.Share share(String customer, double above) {
        return new MoneyShares.Share(customer, above, 1);
    }

    private static void holds(Interval interval, double low, double high) {
        holds(interval, low, high, 0.00005);
    }

    private static void holds(Interval interval, double low, double high, double off) {
        assertThat(interval.low()).isCloseTo(low, within(off));
        assertThat(interval.high()).isCloseTo(high, within(off));
    }
}
