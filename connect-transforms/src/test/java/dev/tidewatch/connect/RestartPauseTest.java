package dev.tidewatch.connect;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class RestartPauseTest {

    private final RestartPause pause = new RestartPause();
    private long now = -Duration.ofHours(1).toNanos();

    @Test
    void shouldDoubleWhatFailsAgainSoonUpToAMinute() {
        List<Long> seconds = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            seconds.add(failAfter(Duration.ofSeconds(5)).toSeconds());
        }

        assertThat(seconds).containsExactly(1L, 2L, 4L, 8L, 16L, 32L, 60L, 60L);
    }

    @Test
    void shouldBeginAnewAfterAMinuteWithoutFailure() {
        failAfter(Duration.ZERO);
        failAfter(Duration.ZERO);

        assertThat(failAfter(Duration.ofSeconds(61))).hasSeconds(1);
    }

    @Test
    void shouldBeginOnceAndEndWhenItIsOver() {
        assertThat(pause.isOver(now)).isFalse();
        assertThat(pause.begin(now)).isTrue();
        assertThat(pause.begin(now)).isFalse();
        assertThat(pause.isOver(now + Duration.ofMillis(999).toNanos())).isFalse();
        assertThat(pause.isOver(now + Duration.ofSeconds(1).toNanos())).isTrue();
    }

    private Duration failAfter(Duration healthy) {
        now += healthy.toNanos();
        assertThat(pause.begin(now)).isTrue();
        now += pause.length().toNanos();
        assertThat(pause.isOver(now)).isTrue();
        pause.end(now);
        return pause.length();
    }
}
