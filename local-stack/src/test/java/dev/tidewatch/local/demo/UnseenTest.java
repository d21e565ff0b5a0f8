package dev.tidewatch.local.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class UnseenTest {

    private static final Instant START = Instant.parse("2026-03-10T12:00:00Z");
    private static final Instant ITS_START = Instant.parse("2027-01-01T00:00:00Z");

    private final Unseen unseen = new Unseen();

    @Test
    void shouldLagSinceTheFirstThatNoFigureHolds() {
        send(0);
        send(1);
        send(2);

        assertThat(unseen.lag(START.plusSeconds(3), null)).isEqualTo(Duration.ofSeconds(3));
        assertThat(unseen.lag(START.plusSeconds(3), day(0))).isEqualTo(Duration.ofSeconds(2));
        assertThat(unseen.lag(START.plusSeconds(4), day(1).plusSeconds(1))).isEqualTo(Duration.ofSeconds(2));
    }

    /** In a small company nothing happens for a while, and its figures are as old as that. */
    @Test
    void shouldNotLagWhileNothingIsSent() {
        send(0);

        assertThat(unseen.lag(START.plusSeconds(60), day(0))).isZero();
        assertThat(unseen.lag(START.plusSeconds(90), day(0))).isZero();
    }

    private void send(int second) {
        unseen.sent(START.plusSeconds(second), day(second));
    }

    private static Instant day(int day) {
        return ITS_START.plus(Duration.ofDays(day));
    }
}
