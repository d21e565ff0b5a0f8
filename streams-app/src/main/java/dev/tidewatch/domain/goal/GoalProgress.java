package dev.tidewatch.domain.goal;

import static java.util.Objects.requireNonNull;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/**
 * Says how far a goal has come: a function of the figure's values by day, and of nothing else. So it does not matter in which order they were
 * published, and a value that is restated restates it.
 *
 * @param first the first day that has a value, and the value; null if there is none
 * @param newest the last day that has a value, and the value; null if there is none
 * @param expected where the figure must be on that day to reach the target in time; null if there is no value
 * @param share of the way from the first value to the target; null if there was none to go
 * @param changes when it began, and each day on which it went off track or came back, in order
 */
public record GoalProgress(
        Goal goal,
        State state,
        @Nullable Reading first,
        @Nullable Reading newest,
        @Nullable BigDecimal expected,
        @Nullable BigDecimal share,
        List<Change> changes) {

    /** Says how a goal stands. */
    public enum State {
        /** No day of it has a value. */
        UNKNOWN,
        ON_TRACK,
        OFF_TRACK,
        /** Its last day is over, and the last value reaches the target. */
        REACHED,
        /** Its last day is over, and the last value does not. */
        MISSED
    }

    public GoalProgress {
        changes = List.copyOf(changes);
    }

    /** A day's value. */
    public record Reading(LocalDate day, BigDecimal value) {}

    /** A day on which the state became another one. */
    public record Change(LocalDate day, State state) {}

    /**
     * Returns how far it has come.
     *
     * @param values of the days that are over; days without a value are absent, and decide nothing
     * @param over the last day that is over; null if none is known to be
     */
    public static GoalProgress of(Goal goal, SortedMap<LocalDate, BigDecimal> values, @Nullable LocalDate over) {
        SortedMap<LocalDate, BigDecimal> own =
                values.subMap(goal.from(), goal.until().plusDays(1));
        if (own.isEmpty()) {
            return new GoalProgress(goal, State.UNKNOWN, null, null, null, null, List.of());
        }
        Reading first = reading(own, own.firstKey());
        Reading newest = reading(own, own.lastKey());
        GoalPath path = new GoalPath(goal, first.day, first.value);
        List<Change> changes = changes(goal, own, path);
        State state = changes.get(changes.size() - 1).state;
        if (over != null && !over.isBefore(goal.until())) {
            state = goal.direction().isMet(newest.value, goal.target()) ? State.REACHED : State.MISSED;
            changes.add(new Change(goal.until(), state));
        }
        return new GoalProgress(
                goal, state, first, newest, path.expected(newest.day), path.share(newest.value), changes);
    }

    private static Reading reading(SortedMap<LocalDate, BigDecimal> values, LocalDate day) {
        return new Reading(day, requireNonNull(values.get(day)));
    }

    /** A figure that wavers about its path changes nothing: so many days in a row must say the same. */
    private static List<Change> changes(Goal goal, SortedMap<LocalDate, BigDecimal> values, GoalPath path) {
        List<Change> changes = new ArrayList<>();
        boolean isOn = true;
        int others = 0;
        changes.add(new Change(values.firstKey(), State.ON_TRACK));
        for (Map.Entry<LocalDate, BigDecimal> one : values.entrySet()) {
            others = path.isMet(one.getKey(), one.getValue()) == isOn ? 0 : others + 1;
            if (others == goal.days()) {
                isOn = !isOn;
                others = 0;
                changes.add(new Change(one.getKey(), isOn ? State.ON_TRACK : State.OFF_TRACK));
            }
        }
        return changes;
    }
}
