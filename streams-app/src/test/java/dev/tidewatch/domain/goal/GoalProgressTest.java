package dev.tidewatch.domain.goal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidewatch.domain.figure.RatioFigure;
import dev.tidewatch.domain.goal.GoalProgress.Change;
import dev.tidewatch.domain.goal.GoalProgress.State;
import dev.tidewatch.domain.segment.Segment;
import dev.tidewatch.domain.testing.Law;
import dev.tidewatch.domain.vector.Window;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class GoalProgressTest {

    private static final LocalDate FIRST = LocalDate.parse("2026-01-01");
    private static final int LENGTH = 10;
    private static final int DAYS = 2;

    @Test
    void shouldAskForAStraightLineFromTheFirstValueToTheTarget() {
        GoalProgress progress = progress(goal(Goal.Direction.AT_LEAST, "1.05"), "0.95", "0.96", "0.97");

        assertThat(progress.state()).isEqualTo(State.ON_TRACK);
        assertThat(progress.expected()).isEqualByComparingTo("0.97");
        assertThat(progress.share()).isEqualByComparingTo("0.2");
        assertThat(progress.changes()).containsExactly(new Change(FIRST, State.ON_TRACK));
    }

    @Test
    void shouldGoOffTrackAndComeBackOnlyAfterSoManyDaysInARow() {
        // It must be at 0.95, 0.96, 0.97 and so on.
        GoalProgress progress = progress(
                goal(Goal.Direction.AT_LEAST, "1.05"),
                "0.95",
                "0.959999",
                "0.97",
                "0.9",
                "0.9",
                "1",
                "0.9",
                "1.02",
                "1.03");

        assertThat(progress.changes())
                .containsExactly(
                        new Change(FIRST, State.ON_TRACK),
                        new Change(FIRST.plusDays(4), State.OFF_TRACK),
                        new Change(FIRST.plusDays(8), State.ON_TRACK));
        assertThat(progress.state()).isEqualTo(State.ON_TRACK);
    }

    @Test
    void shouldHoldAFigureWhereItIsIfThatReachesTheTargetAlready() {
        GoalProgress progress = progress(goal(Goal.Direction.AT_MOST, "0.02"), "0.01", "0.015", "0.02", "0.0201");

        assertThat(progress.state()).isEqualTo(State.ON_TRACK);
        assertThat(progress.expected()).isEqualByComparingTo("0.02");
        assertThat(progress.share()).isNull();
    }

    @Test
    void shouldSayAtTheEndWhetherTheTargetIsReached() {
        Goal goal = goal(Goal.Direction.AT_LEAST, "2");
        SortedMap<LocalDate, BigDecimal> values = values("1", "1", "2");

        assertThat(GoalProgress.of(goal, values, goal.until().minusDays(1)).state())
                .isEqualTo(State.ON_TRACK);
        assertThat(GoalProgress.of(goal, values, goal.until()).state()).isEqualTo(State.REACHED);
        assertThat(GoalProgress.of(goal, values("1", "1.999999"), goal.until()).changes())
                .endsWith(new Change(goal.until(), State.MISSED));
        assertThat(GoalProgress.of(goal, new TreeMap<>(), goal.until()).state()).isEqualTo(State.UNKNOWN);
    }

    @Test
    void shouldCountNoDayThatIsNotOfTheGoal() {
        SortedMap<LocalDate, BigDecimal> values = values("1", "1");
        values.put(FIRST.minusDays(1), new BigDecimal("5"));
        values.put(FIRST.plusDays(LENGTH + 1), new BigDecimal("9"));

        GoalProgress progress = GoalProgress.of(goal(Goal.Direction.AT_LEAST, "2"), values, null);

        assertThat(progress.first()).isEqualTo(new GoalProgress.Reading(FIRST, BigDecimal.ONE));
        assertThat(progress.newest()).isEqualTo(new GoalProgress.Reading(FIRST.plusDays(1), BigDecimal.ONE));
    }

    /** The last so many days that agree say how a goal stands: looked for from each day backwards, and compared as fractions. */
    @Test
    void shouldStandAsTheLastDaysInARowThatAgreeSay() {
        Law.of(GoalProgressTest::series, (seed, series) -> {
                    Goal goal = goal(
                            seed % 2 == 0 ? Goal.Direction.AT_LEAST : Goal.Direction.AT_MOST, String.valueOf(seed % 5));
                    SortedMap<LocalDate, BigDecimal> values = new TreeMap<>();
                    series.forEach(one -> values.put(FIRST.plusDays(one.day), BigDecimal.valueOf(one.value)));

                    GoalProgress progress = GoalProgress.of(goal, values, null);

                    assertThat(progress.state()).isEqualTo(naive(goal, values));
                })
                .holdsForEverySeed();
    }

    private record Published(int day, int value) {}

    /** Days come in any order and again; the last value of a day holds. */
    private static List<Published> series(long seed) {
        Random random = new Random(seed);
        List<Published> series = new ArrayList<>();
        for (int i = random.nextInt(2 * LENGTH); i >= 0; i--) {
            series.add(new Published(random.nextInt(LENGTH + 1), random.nextInt(6)));
        }
        return series;
    }

    private static State naive(Goal goal, SortedMap<LocalDate, BigDecimal> values) {
        List<Map.Entry<LocalDate, BigDecimal>> days = new ArrayList<>(values.entrySet());
        if (days.isEmpty()) {
            return State.UNKNOWN;
        }
        for (int last = days.size() - 1; last >= DAYS - 1; last--) {
            boolean says = isMet(goal, days.get(0), days.get(last));
            boolean all = true;
            for (int i = last - DAYS + 1; i <= last; i++) {
                all &= isMet(goal, days.get(0), days.get(i)) == says;
            }
            if (all) {
                return says ? State.ON_TRACK : State.OFF_TRACK;
            }
        }
        return State.ON_TRACK;
    }

    private static boolean isMet(
            Goal goal, Map.Entry<LocalDate, BigDecimal> first, Map.Entry<LocalDate, BigDecimal> day) {
        int sign = goal.direction() == Goal.Direction.AT_LEAST ? 1 : -1;
        long start = first.getValue().longValueExact();
        long target = goal.target().longValueExact();
        long value = day.getValue().longValueExact();
        long all = goal.until().toEpochDay() - first.getKey().toEpochDay();
        if (sign * start >= sign * target || all == 0) {
            return sign * value >= sign * target;
        }
        long passed = day.getKey().toEpochDay() - first.getKey().toEpochDay();
        return sign * (value - start) * all >= sign * (target - start) * passed;
    }

    private static GoalProgress progress(Goal goal, String... values) {
        return GoalProgress.of(goal, values(values), null);
    }

    private static SortedMap<LocalDate, BigDecimal> values(String... values) {
        SortedMap<LocalDate, BigDecimal> byDay = new TreeMap<>();
        for (String value : values) {
            byDay.put(FIRST.plusDays(byDay.size()), new BigDecimal(value));
        }
        return byDay;
    }

    private static Goal goal(Goal.Direction direction, String target) {
        return new Goal(
                "keep",
                RatioFigure.NRR,
                Segment.ALL,
                Window.P30D,
                direction,
                new BigDecimal(target),
                FIRST,
                FIRST.plusDays(LENGTH),
                DAYS);
    }
}
