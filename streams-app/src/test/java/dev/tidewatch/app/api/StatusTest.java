package dev.tidewatch.app.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class StatusTest {

    private static final Optional<Instant> ROW = Optional.of(Instant.parse("2026-03-01T08:00:00Z"));
    private static final Optional<Instant> REACHED = Optional.of(Instant.parse("2026-03-01T09:00:00Z"));

    @Test
    void shouldSayHowFarFiguresReachInQuiet() {
        assertThat(Status.asOf(ROW, REACHED, Duration.ofSeconds(1))).isEqualTo(REACHED);
        assertThat(Status.asOf(REACHED, ROW, Duration.ofSeconds(1))).isEqualTo(REACHED);
        assertThat(Status.asOf(ROW, Optional.empty(), Duration.ZERO)).isEqualTo(ROW);
    }

    /** The page would show old rows under a green dot. */
    @Test
    void shouldSayTheTimeOfTheNewestRowWhileOthersAreStillToBeRead() {
        assertThat(Status.asOf(ROW, REACHED, Duration.ofSeconds(30))).isEqualTo(ROW);
        assertThat(Status.asOf(Optional.empty(), REACHED, Duration.ZERO)).isEmpty();
    }
}
