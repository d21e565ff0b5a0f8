package dev.tidewatch.domain.ledger;

import dev.tidewatch.domain.subscription.Snapshot;
import dev.tidewatch.domain.valuation.PlacedSnapshot;
import dev.tidewatch.domain.valuation.Position;
import dev.tidewatch.domain.valuation.Trigger;
import dev.tidewatch.domain.valuation.Valuation;
import dev.tidewatch.domain.valuation.ValuationStep;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Computes how the worth of a ledger's subscriptions runs over time, from where it is folded: all snapshots, the due effects that lie
 * before the clock, and the customer's own attributes laid over both.
 */
final class Trajectory {

    private final Instant from;
    private final Instant clock;
    private List<Position> opening = new ArrayList<>();
    private List<WorthChange> changes = new ArrayList<>();
    private @Nullable Instant nextDue;

    private Trajectory(Instant from, Instant clock) {
        this.from = from;
        this.clock = clock;
    }

    static Trajectory of(Ledger ledger, Instant clock, Valuation worth) {
        Trajectory trajectory = new Trajectory(ledger.foldedBefore(), clock);
        Valuation now = worth.by(ledger.terms().current());
        for (SubscriptionHistory history : ledger.subscriptions()) {
            trajectory.add(history, now);
        }
        if (!ledger.terms().opening().equals(ledger.terms().current())) {
            trajectory.openAsFolded(ledger, worth.by(ledger.terms().opening()));
        }
        trajectory.changes.sort(WorthChange.ORDER);
        if (!ledger.attributes().isEmpty()) {
            trajectory.lay(ledger);
        }
        return trajectory;
    }

    /** Returns what each subscription counts just before {@code foldedBefore}. */
    List<Position> opening() {
        return opening;
    }

    /** Returns the changes in order of time, then of subscription. */
    List<WorthChange> changes() {
        return changes;
    }

    /** The earliest due effect not before the clock; null if none is to come. */
    @Nullable
    Instant nextDue() {
        return nextDue;
    }

    private void add(SubscriptionHistory history, Valuation worth) {
        int index = opening.size();
        opening.add(Position.EMPTY);
        List<PlacedSnapshot> course = Course.of(history, worth);
        for (int i = 0; i < course.size(); i++) {
            boolean last = i == course.size() - 1;
            addSteps(
                    index,
                    course.get(i).snapshot(),
                    worth.steps(course.get(i)),
                    last ? null : course.get(i + 1).snapshot().occurredAt());
        }
    }

    /** Bases count what was known when they were folded, and what is known now from there on. */
    private void openAsFolded(Ledger ledger, Valuation then) {
        for (int i = 0; i < opening.size(); i++) {
            SubscriptionHistory history = ledger.subscriptions().get(i);
            Snapshot base = history.base();
            if (base != null) {
                Position now = opening.get(i);
                Position folded =
                        before(from, then.steps(Course.of(history, then).get(0)));
                opening.set(i, folded);
                if (!folded.equals(now) && !changesAt(i)) {
                    changes.add(new WorthChange(from, i, now, Trigger.TERMS, base, base.eventId()));
                }
            }
        }
        changes.sort(WorthChange.ORDER);
    }

    private boolean changesAt(int subscription) {
        return changes.stream()
                .anyMatch(change ->
                        change.subscription() == subscription && change.at().equals(from));
    }

    private static Position before(Instant instant, List<ValuationStep> steps) {
        Position position = Position.EMPTY;
        for (ValuationStep step : steps) {
            position = step.at().isBefore(instant) ? step.position() : position;
        }
        return position;
    }

    private void lay(Ledger ledger) {
        AttributeOverlay overlay = AttributeOverlay.of(ledger, opening, changes);
        opening = overlay.opening();
        changes = overlay.changes();
    }

    private void addSteps(int index, Snapshot snapshot, List<ValuationStep> steps, @Nullable Instant until) {
        for (ValuationStep step : steps) {
            if (until != null && !step.at().isBefore(until)) {
                return;
            }
            if (step.at().isBefore(from)) {
                opening.set(index, step.position());
            } else if (step.at().equals(snapshot.occurredAt()) || step.at().isBefore(clock)) {
                changes.add(new WorthChange(
                        step.at(), index, step.position(), step.trigger(), snapshot, snapshot.eventId()));
            } else {
                nextDue = nextDue == null || step.at().isBefore(nextDue) ? step.at() : nextDue;
                return;
            }
        }
    }
}
