package dev.tidewatch.domain.time;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class DurationTextTest {

    @Test
    void shouldWriteADurationAsTheSettingsDo() {
        assertThat(DurationText.of(Duration.ofDays(35))).isEqualTo("35d");
        assertThat(DurationText.of(Duration.ofMinutes(90))).isEqualTo("90m");
        assertThat(DurationText.of(Duration.ofHours(25))).isEqualTo("25h");
        assertThat(DurationText.of(Duration.ofMillis(1_500))).isEqualTo("1500ms");
        assertThat(DurationText.of(Duration.ZERO)).isEqualTo("0s");
    }
}
