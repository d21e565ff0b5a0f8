package dev.tidewatch.domain.risk.feature;

import static dev.tidewatch.domain.testing.SnapshotBuilder.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class CountTest {

    private static final Duration DAY = Duration.ofDays(1);

    /** Ten days have passed: those that are still to come are looked at when they come. */
    @Test
    void shouldPassANumberWhenSoManyUnitsAreOver() {
        Count tenure = Count.up(10, NOON, DAY);

        assertThat(tenure.passes(20_000_000)).isEqualTo(day(20));
        assertThat(tenure.passes(20_500_000)).isEqualTo(day(21));
        assertThat(tenure.passes(10_000_000)).isEqualTo(day(11));
        assertThat(tenure.passes(9_000_000)).isNull();
        assertThat(tenure.passes(1_000_000_000_000_000L)).isNull();
    }

    /** Counting down, a whole number stands up to and at its instant; the clock has to pass it. */
    @Test
    void shouldPassANumberOnTheWayDown() {
        Count renews = Count.down(40, NOON, DAY);

        assertThat(renews.passes(30_000_000)).isEqualTo(day(-31));
        assertThat(renews.passes(29_500_000)).isEqualTo(day(-30));
        assertThat(Count.down(30, NOON, DAY).passes(30_000_000)).isEqualTo(day(-30));
        assertThat(Count.down(3, NOON, DAY).passes(30_000_000)).isEqualTo(NOON);
    }

    private static Instant day(int days) {
        return NOON.plus(Duration.ofDays(days));
    }
}
