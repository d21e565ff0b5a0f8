package dev.tidewatch.local.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.Test;

class DemoClockTest {

    private static final Instant START = Instant.parse("2026-03-10T12:00:00Z");

    private final DemoClock clock = new DemoClock(START, 43_200);

    @Test
    void shouldGoOnHalfADayASecond() {
        clock.goOn(Duration.ofSeconds(2));

        assertThat(clock.now()).isEqualTo(START.plus(Duration.ofDays(1)));
        assertThat(clock.since()).as("what lies before was told").isEqualTo(START);
    }

    /** Else the demo would take its figures, which are as of a millisecond, for older than what it has sent, and wait for ever. */
    @Test
    void shouldShowWholeMillisecondsWhateverTheWallClockShows() {
        clock.goOn(Duration.ofNanos(50_123_457));

        assertThat(clock.now()).isEqualTo(clock.now().truncatedTo(ChronoUnit.MILLIS));
    }

    @Test
    void shouldStandStillWhileItIsNotTold() {
        assertThat(clock.at(START.plusSeconds(60))).isEqualTo(START);
    }
}
