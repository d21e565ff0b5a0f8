package dev.tidewatch.stream.clock;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class MarkRuleTest {

    private static final Instant NOW = Instant.parse("2026-06-01T12:00:00Z");
    private static final Instant LONG_AGO = Instant.parse("2024-01-01T00:00:00Z");

    private final MarkRule marks = new MarkRule(Duration.ofSeconds(10));

    @Test
    void shouldMarkTheSecondWhenEventsAreOfNow() {
        marks.arrived(NOW.minusSeconds(2));

        assertThat(marks.next(NOW, NOW.minusSeconds(2))).isEqualTo(new Mark(NOW, true));
    }

    @Test
    void shouldMarkTheTasksOwnClockWhereOldEventsAreWorkedOff() {
        marks.arrived(LONG_AGO);

        assertThat(marks.next(NOW, LONG_AGO)).isEqualTo(new Mark(LONG_AGO, false));
    }

    @Test
    void shouldWaitForEventsAfterAStart() {
        assertThat(marks.next(NOW, LONG_AGO)).isNull();
        assertThat(marks.next(NOW.plusSeconds(1), LONG_AGO)).isNull();
        assertThat(marks.next(NOW.plusSeconds(2), LONG_AGO)).isNull();

        assertThat(marks.next(NOW.plusSeconds(3), LONG_AGO)).isEqualTo(new Mark(NOW.plusSeconds(3), true));
    }

    @Test
    void shouldWriteNoneWhileOneIsUnread() {
        marks.arrived(NOW);
        Mark first = requireNonNull(marks.next(NOW, NOW));
        marks.arrived(NOW.plusSeconds(1));

        assertThat(marks.next(NOW.plusSeconds(1), NOW)).isNull();
        assertThat(marks.isWaiting()).isTrue();
        marks.read(first.to());
        assertThat(to(marks.next(NOW.plusSeconds(2), NOW))).isEqualTo(NOW.plusSeconds(2));
    }

    @Test
    void shouldNotTakeAnOlderMarkForTheOneThatItWrote() {
        marks.arrived(NOW);
        marks.next(NOW, NOW);

        marks.read(NOW.minusSeconds(5));

        assertThat(marks.isWaiting()).isTrue();
    }

    @Test
    void shouldGoOnMarkingTheWallClockWhenItIsSetBack() {
        marks.arrived(NOW);
        marks.read(requireNonNull(marks.next(NOW, NOW)).to());

        Instant back = NOW.minus(Duration.ofHours(1));

        assertThat(to(marks.next(back, NOW))).isEqualTo(back);
    }

    @Test
    void shouldPublishHealthOnceAnInterval() {
        marks.arrived(NOW);
        int health = 0;
        for (int second = 0; second < 30; second++) {
            Mark mark = requireNonNull(marks.next(NOW.plusSeconds(second), NOW));
            health += mark.health() ? 1 : 0;
            marks.read(mark.to());
        }

        assertThat(health).isEqualTo(3);
    }

    private static @Nullable Instant to(@Nullable Mark mark) {
        return mark == null ? null : mark.to();
    }
}
