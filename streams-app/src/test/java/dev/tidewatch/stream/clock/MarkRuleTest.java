package dev.tidewatch.stream.clock;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class MarkRuleTest {

    private static final Instant NOW = Instant.parse("2026-06-01T12:00:00Z");
    private static final Instant LONG_AGO = Instant.parse("2024-01-01T00:00:00Z");
    private static final Duration HEALTH_EVERY = Duration.ofSeconds(10);

    private MarkRule marks = new MarkRule(HEALTH_EVERY, LiveClock.WALL);

    @Test
    void shouldMarkTheSecondWhenEventsAreOfNow() {
        arrive(NOW.minusSeconds(2));

        assertThat(marks.next(NOW, NOW.minusSeconds(2), false)).isEqualTo(new Mark(NOW, true));
    }

    @Test
    void shouldMarkTheTasksOwnClockWhereOldEventsAreWorkedOff() {
        arrive(LONG_AGO);

        assertThat(next(NOW, LONG_AGO)).isEqualTo(new Mark(LONG_AGO, false));
    }

    /** A mark of the present waits for all that is older: where little is done in a second, for minutes. */
    @Test
    void shouldMarkNoFurtherThanItHasReadWhereEventsComeBehind() {
        arrive(NOW.minusSeconds(50));

        assertThat(next(NOW, NOW.minusSeconds(50))).isEqualTo(new Mark(NOW.minusSeconds(50), true));
        marks.read(NOW.minusSeconds(50));
        assertThat(to(next(NOW.plusSeconds(1), NOW.minusSeconds(50))))
                .as("nothing came any more")
                .isEqualTo(NOW.plusSeconds(1));
    }

    @Test
    void shouldWaitForEventsAfterAStart() {
        assertThat(next(NOW, LONG_AGO)).isNull();
        assertThat(next(NOW.plusSeconds(1), LONG_AGO)).isNull();
        assertThat(next(NOW.plusSeconds(2), LONG_AGO)).isNull();

        assertThat(next(NOW.plusSeconds(3), LONG_AGO)).isEqualTo(new Mark(NOW.plusSeconds(3), true));
    }

    @Test
    void shouldWriteNoneWhileOneIsUnread() {
        arrive(NOW);
        Mark first = requireNonNull(next(NOW, NOW));
        arrive(NOW.plusSeconds(1));

        assertThat(next(NOW.plusSeconds(1), NOW)).isNull();
        assertThat(marks.isWaiting()).isTrue();
        marks.read(first.to());
        assertThat(to(next(NOW.plusSeconds(2), NOW))).isEqualTo(NOW.plusSeconds(2));
    }

    @Test
    void shouldNotTakeAnOlderMarkForTheOneThatItWrote() {
        arrive(NOW);
        next(NOW, NOW);

        marks.read(NOW.minusSeconds(5));

        assertThat(marks.isWaiting()).isTrue();
    }

    @Test
    void shouldGoOnMarkingTheWallClockWhenItIsSetBack() {
        arrive(NOW);
        marks.read(requireNonNull(next(NOW, NOW)).to());

        Instant back = NOW.minus(Duration.ofHours(1));

        assertThat(to(next(back, NOW))).isEqualTo(back);
    }

    @Test
    void shouldPublishHealthOnceAnInterval() {
        int health = 0;
        for (int second = 0; second < 30; second++) {
            arrive(NOW.plusSeconds(second));
            Mark mark = requireNonNull(next(NOW.plusSeconds(second), NOW));
            health += mark.health() ? 1 : 0;
            marks.read(mark.to());
        }

        assertThat(health).isEqualTo(3);
    }

    @Test
    void shouldPublishHealthAgainTheNextSecondWhenSomeWaits() {
        arrive(NOW);
        Mark first = requireNonNull(next(NOW, NOW));
        marks.read(first.to());
        marks.healthWaits();
        boolean needed = marks.needsSeconds(NOW, null);
        Mark second = requireNonNull(next(NOW.plusSeconds(1), NOW));
        marks.read(second.to());

        assertThat(needed).isTrue();
        assertThat(List.of(first.health(), second.health())).containsExactly(true, true);
        assertThat(next(NOW.plusSeconds(2), NOW)).isNull();
    }

    @Test
    void shouldMarkEveryTenthSecondWhileNothingComes() {
        arrive(NOW);

        assertThat(secondsMarked(0, 40)).containsExactly(0, 1, 10, 20, 30);
    }

    @Test
    void shouldMarkTheNextSecondWhenSomethingComes() {
        arrive(NOW);
        secondsMarked(0, 13);
        arrive(NOW.plusSeconds(12));

        assertThat(secondsMarked(13, 25))
                .as("and once more, to say that it was all")
                .containsExactly(13, 14, 20);
    }

    @Test
    void shouldMarkTheNextSecondWhenSomethingFallsDue() {
        arrive(NOW);
        secondsMarked(0, 13);

        assertThat(marks.next(NOW.plusSeconds(13), NOW, false)).isNull();
        assertThat(to(marks.next(NOW.plusSeconds(14), NOW, true))).isEqualTo(NOW.plusSeconds(14));
    }

    /** Else every start of an interval would find the tasks at other seconds. */
    @Test
    void shouldMarkTheSameSecondsAsOtherTasksAndTheEndOfTheDay() {
        Instant beforeMidnight = Instant.parse("2026-06-01T21:59:53Z");
        arrive(beforeMidnight);
        assertThat(read(next(beforeMidnight, NOW))).isNotNull();
        assertThat(read(next(beforeMidnight.plusSeconds(1), NOW))).isNotNull();

        assertThat(next(beforeMidnight.plusSeconds(6), NOW)).isNull();
        assertThat(to(next(beforeMidnight.plusSeconds(7), NOW))).isEqualTo("2026-06-01T22:00:00Z");
    }

    @Test
    void shouldNotKeepHealthLongerThanItsInterval() {
        marks = new MarkRule(Duration.ofSeconds(5), LiveClock.WALL);
        arrive(NOW);
        assertThat(secondsMarked(0, 2)).containsExactly(0, 1);
        arrive(NOW.plusSeconds(2));

        assertThat(secondsMarked(2, 10))
                .as("two for the change, one for its health")
                .containsExactly(2, 3, 5);
    }

    /** In a company whose time runs faster, a minute behind is a minute behind too. */
    @Test
    void shouldCountInSecondsOfTheWallClockWhenTimeRunsFaster() {
        marks = new MarkRule(HEALTH_EVERY, new LiveClock() {
            @Override
            public Instant at(Instant wallClock) {
                return NOW;
            }

            @Override
            public long speed() {
                return Duration.ofDays(1).toSeconds() / 2;
            }
        });
        arrive(NOW.minus(Duration.ofDays(2)));
        assertThat(to(read(next(NOW, LONG_AGO)))).isEqualTo(NOW);
        arrive(NOW.minus(Duration.ofDays(29)));
        assertThat(read(next(NOW, LONG_AGO))).isEqualTo(new Mark(NOW.minus(Duration.ofDays(29)), false));
        arrive(NOW.minus(Duration.ofDays(31)));
        assertThat(to(next(NOW.plus(Duration.ofDays(1)), LONG_AGO))).isEqualTo(LONG_AGO);
    }

    @Test
    void shouldSayThatItIsQuietUntilItsNextMark() {
        arrive(NOW);

        assertThat(quietAt(NOW, null)).as("something came").isNull();
        assertThat(quietAt(NOW.plusSeconds(1), null)).isEqualTo(NOW.plusSeconds(10));
        assertThat(quietAt(NOW.plusSeconds(10), null)).isEqualTo(NOW.plusSeconds(20));
    }

    @Test
    void shouldSayThatItIsQuietNoLongerThanUntilSomethingFallsDue() {
        arrive(NOW);
        quietAt(NOW, null);

        assertThat(quietAt(NOW.plusSeconds(1), NOW.plusSeconds(3))).isEqualTo(NOW.plusSeconds(3));
    }

    @Test
    void shouldNotSayThatItIsQuietWhenSomethingCameBeforeItsMarkWasRead() {
        arrive(NOW);
        quietAt(NOW, null);
        Mark mark = requireNonNull(next(NOW.plusSeconds(1), NOW));
        marks.changed();
        marks.read(mark.to());

        assertThat(marks.quietUntil(mark.to(), null)).isNull();
    }

    @Test
    void shouldNeedEachSecondOnlyWhileAMarkMayBeNeededSooner() {
        assertThat(marks.needsSeconds(NOW, null)).as("it has just started").isTrue();
        arrive(NOW);
        quietAt(NOW, null);
        assertThat(marks.needsSeconds(NOW, null)).as("a change is marked twice").isTrue();
        quietAt(NOW.plusSeconds(1), null);

        assertThat(marks.needsSeconds(NOW.plusSeconds(1), null)).isFalse();
        assertThat(marks.needsSeconds(NOW.plusSeconds(1), NOW.plusSeconds(10))).isFalse();
        assertThat(marks.needsSeconds(NOW.plusSeconds(1), NOW.plusSeconds(9))).isTrue();
        marks.changed();
        assertThat(marks.needsSeconds(NOW.plusSeconds(2), null)).isTrue();
    }

    @Test
    void shouldTakeBackOnceThatItIsQuiet() {
        assertThat(marks.changed()).as("said before it was started, perhaps").isTrue();
        marks.arrived(NOW);
        quietAt(NOW, null);
        assertThat(marks.changed()).as("it was not said").isFalse();
        quietAt(NOW.plusSeconds(1), null);
        quietAt(NOW.plusSeconds(2), null);

        assertThat(marks.changed()).isTrue();
        assertThat(marks.changed()).isFalse();
    }

    private void arrive(Instant at) {
        marks.changed();
        marks.arrived(at);
    }

    private @Nullable Mark next(Instant wallClock, Instant clock) {
        return marks.next(wallClock, clock, false);
    }

    /** Those after {@link #NOW} that have a mark, each of which is read at once. */
    private List<Integer> secondsMarked(int from, int to) {
        return IntStream.range(from, to)
                .filter(second -> read(next(NOW.plusSeconds(second), NOW)) != null)
                .boxed()
                .toList();
    }

    private @Nullable Instant quietAt(Instant mark, @Nullable Instant due) {
        read(requireNonNull(next(mark, NOW)));
        return marks.quietUntil(mark, due);
    }

    private @Nullable Mark read(@Nullable Mark mark) {
        if (mark != null) {
            marks.read(mark.to());
        }
        return mark;
    }

    private static @Nullable Instant to(@Nullable Mark mark) {
        return mark == null ? null : mark.to();
    }
}
