package dev.tidewatch.domain.ledger;

import dev.tidewatch.domain.ledger.movement.Churn;
import dev.tidewatch.domain.valuation.Position;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import org.jspecify.annotations.Nullable;

/**
 * Groups a customer's changes of MRR into movements by {@code tidewatch.grouping} (60 minutes): a step at t belongs to the group begun at g
 * if and only if {@code g <= t < g + 60 minutes}, else it begins the next. A step is an instant at which MRR changes; a transfer is one at
 * which only its split by line does, and it stands alone outside a group. docs/formulas.md, "The position, steps, groups".
 */
final class Grouping {

    private final Duration window;
    private final List<Position> current;
    private final List<Group> groups = new ArrayList<>();
    private Position position;
    private @Nullable Group open;

    private Grouping(Duration window, List<Position> opening) {
        this.window = window;
        this.current = new ArrayList<>(opening);
        this.position = Position.ofSubscriptions(current);
    }

    /**
     * Returns the groups in order of time. Groups whose steps cancel each other out are among them, because they hold their window all the
     * same.
     *
     * @param window how long after its first step a group takes in further steps
     */
    static List<Group> of(Trajectory trajectory, Duration window) {
        Grouping grouping = new Grouping(window, trajectory.opening());
        List<WorthChange> changes = trajectory.changes();
        int first = 0;
        while (first < changes.size()) {
            int next = first + 1;
            while (next < changes.size()
                    && changes.get(next).at().equals(changes.get(first).at())) {
                next++;
            }
            grouping.at(changes.get(first).at(), changes.subList(first, next));
            first = next;
        }
        return grouping.groups;
    }

    private void at(Instant at, List<WorthChange> changes) {
        List<WorthChange> real = new ArrayList<>(changes.size());
        WorthChange stopped = null;
        long lost = 0;
        for (WorthChange change : changes) {
            Position held = current.set(change.subscription(), change.after());
            if (held.equals(change.after())) {
                continue;
            }
            real.add(change);
            if (change.after().isEmpty() && held.micros() > lost) {
                stopped = change;
                lost = held.micros();
            }
        }
        if (!real.isEmpty()) {
            Churn stop = stopped == null ? null : Churn.of(stopped.trigger(), stopped.inForce());
            settle(at, real, stop);
        }
    }

    private void settle(Instant at, List<WorthChange> changes, @Nullable Churn stop) {
        Position before = position;
        position = Position.ofSubscriptions(current);
        boolean step = isStep(before, position);
        Group group = groupOf(at, step, before);
        for (WorthChange change : changes) {
            group.add(change);
        }
        if (step) {
            group.settle(position, stop);
        } else {
            group.settle(position);
        }
    }

    private Group groupOf(Instant at, boolean step, Position before) {
        if (open != null && open.holds(at)) {
            return open;
        }
        Group group = new Group(at, step ? at.plus(window) : at, before);
        groups.add(group);
        open = step ? group : open;
        return group;
    }

    private static boolean isStep(Position before, Position after) {
        SortedSet<String> currencies = before.currencies();
        currencies.addAll(after.currencies());
        for (String currency : currencies) {
            if (before.micros(currency) != after.micros(currency)) {
                return true;
            }
        }
        return false;
    }
}
