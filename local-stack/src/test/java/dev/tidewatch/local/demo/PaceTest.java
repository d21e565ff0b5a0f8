package dev.tidewatch.local.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class PaceTest {

    private static final int DAYS = 28;

    @Test
    void shouldGiveTheRateAsNearlyAsADayIsEasilySaid() {
        assertThat(Pace.of(60, 120 * DAYS, DAYS)).hasToString("1 day = 2 s");
        assertThat(Pace.of(60, 134 * DAYS, DAYS)).hasToString("1 day = 2 s");
        assertThat(Pace.of(60, 140 * DAYS, DAYS)).hasToString("1 day = 2.5 s");
        assertThat(Pace.of(60, 44 * DAYS, DAYS)).hasToString("1 day = 0.7 s");
        assertThat(Pace.of(60, 1_225 * DAYS, DAYS)).hasToString("1 day = 20 s");
    }

    @Test
    void shouldStayFiniteWhereNothingHappens() {
        assertThat(Pace.of(60, 0, DAYS)).hasToString("1 day = 0.1 s");
    }

    @Test
    void shouldSayHowFastTimePasses() {
        assertThat(new Pace(Duration.ofSeconds(2)).speed()).isEqualTo(43_200);
    }
}
