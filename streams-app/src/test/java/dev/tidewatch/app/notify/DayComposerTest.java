package dev.tidewatch.app.notify;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class DayComposerTest {

    private static final Instant DUE = Instant.parse("2026-03-11T23:30:00Z");
    private static final LocalDate TENTH = LocalDate.of(2026, 3, 10);

    @Test
    void shouldBeginWithTheDayThatWasOverWhenItWasDue() {
        assertThat(DayComposer.days(null, DUE, ZoneOffset.UTC)).containsExactly(TENTH);
        assertThat(DayComposer.days(null, DUE, ZoneId.of("Europe/Berlin"))).containsExactly(TENTH.plusDays(1));
    }

    @Test
    void shouldMakeUpForTheDaysThatWereMissedAndForNoMoreThanAWeek() {
        assertThat(DayComposer.days(TENTH.minusDays(2), DUE, ZoneOffset.UTC))
                .containsExactly(TENTH.minusDays(1), TENTH);
        assertThat(DayComposer.days(TENTH.minusDays(200), DUE, ZoneOffset.UTC))
                .hasSize(7)
                .startsWith(TENTH.minusDays(6))
                .endsWith(TENTH);
    }

    @Test
    void shouldWriteNoDayTwice() {
        assertThat(DayComposer.days(TENTH, DUE, ZoneOffset.UTC)).isEmpty();
        assertThat(DayComposer.days(TENTH.plusDays(1), DUE, ZoneOffset.UTC)).isEmpty();
    }
}
