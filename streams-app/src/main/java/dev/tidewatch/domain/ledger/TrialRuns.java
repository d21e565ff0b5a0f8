package dev.tidewatch.domain.ledger;

import dev.tidewatch.domain.subscription.Snapshot;
import dev.tidewatch.domain.subscription.SubscriptionStatus;
import dev.tidewatch.domain.valuation.PlacedSnapshot;
import dev.tidewatch.domain.valuation.Valuation;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads the trials of one subscription off its snapshots in force, in order. */
final class TrialRuns {

    private final Valuation worth;
    private final List<TrialRun> before = new ArrayList<>();
    private @Nullable TrialRun newest;

    private TrialRuns(@Nullable TrialRun newest, Valuation worth) {
        this.newest = newest;
        this.worth = worth;
    }

    /** Returns the trials of all subscriptions, with those ends that lie before the clock. */
    static Known of(Ledger ledger, Instant clock, Valuation worth) {
        List<TrialRun> runs = new ArrayList<>();
        Instant nextEnd = null;
        for (SubscriptionHistory history : ledger.subscriptions()) {
            if (history.trial() != null || anyTrial(history.retained())) {
                TrialRuns trials = upTo(Instant.MAX, history, worth);
                trials.endBefore(clock);
                runs.addAll(trials.before);
                TrialRun last = trials.newest;
                if (last != null) {
                    runs.add(last);
                    Instant end = last.goesOn() ? last.announcedEnd() : null;
                    nextEnd = nextEnd == null || (end != null && end.isBefore(nextEnd)) ? end : nextEnd;
                }
            }
        }
        return new Known(runs, nextEnd);
    }

    /**
     * Holds what is known of a customer's trials.
     *
     * @param runs those that may still change among them
     * @param nextEnd the earliest announced end that is still to come; null if there is none
     */
    record Known(List<TrialRun> runs, @Nullable Instant nextEnd) {}

    /** Returns what must be kept of a subscription whose snapshots before the boundary are folded; null if nothing. */
    static @Nullable TrialRun folded(SubscriptionHistory history, Instant boundary, Valuation worth) {
        if (history.trial() == null && !anyTrial(history.retained())) {
            return null;
        }
        TrialRuns trials = upTo(boundary, history, worth);
        trials.endBefore(boundary);
        TrialRun last = trials.newest;
        return last == null || last.isSettledBefore(boundary) ? null : last;
    }

    private static TrialRuns upTo(Instant end, SubscriptionHistory history, Valuation worth) {
        TrialRuns trials = new TrialRuns(history.trial(), worth);
        List<PlacedSnapshot> course = Course.of(history, worth);
        int first = history.base() == null ? 0 : 1;
        for (PlacedSnapshot placed : course.subList(first, course.size())) {
            if (placed.snapshot().occurredAt().isBefore(end)) {
                trials.take(placed);
            }
        }
        return trials;
    }

    private static boolean anyTrial(List<Snapshot> snapshots) {
        for (Snapshot snapshot : snapshots) {
            if (snapshot.status() == SubscriptionStatus.TRIALING) {
                return true;
            }
        }
        return false;
    }

    private void take(PlacedSnapshot placed) {
        Snapshot snapshot = placed.snapshot();
        Instant at = snapshot.occurredAt();
        endBefore(at.plusMillis(1));
        if (snapshot.status() == SubscriptionStatus.TRIALING) {
            tries(snapshot);
        } else if (newest != null) {
            TrialRun ended = newest.goesOn() ? newest.ended(at) : newest;
            newest = ended.mayConvertAt(at) && isWorthSomething(placed) ? ended.converting() : ended;
        }
    }

    private void tries(Snapshot snapshot) {
        TrialRun run = newest;
        if (run != null && run.goesOn()) {
            newest = run.continuedBy(snapshot);
            return;
        }
        if (run != null) {
            before.add(run);
        }
        newest = TrialRun.startingWith(snapshot);
    }

    private void endBefore(Instant clock) {
        Instant end = newest == null || !newest.goesOn() ? null : newest.announcedEnd();
        if (newest != null && end != null && newest.endShows(end, clock)) {
            newest = newest.ended(end);
        }
    }

    private boolean isWorthSomething(PlacedSnapshot placed) {
        return !worth.steps(placed).get(0).position().isEmpty();
    }
}
