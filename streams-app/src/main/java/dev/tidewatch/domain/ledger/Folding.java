package dev.tidewatch.domain.ledger;

import dev.tidewatch.domain.subscription.Snapshot;
import dev.tidewatch.domain.subscription.SubscriptionStatus;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Forgets history that no acceptable event can change any more.
 *
 * <p>The boundary is {@code newest - lateness}, moved back to the start of the group whose window it cuts: so no group spans
 * it, and the base needs nothing but each subscription's newest snapshot and the start of its run of PAST_DUE.
 */
final class Folding {

    private Folding() {}

    /**
     * @param horizon {@code newest - lateness}
     * @param groups of the whole ledger
     * @param movements of these groups
     */
    static Ledger before(Instant horizon, Ledger ledger, List<Group> groups, List<Movement> movements) {
        Instant boundary = boundary(horizon, groups);
        List<SubscriptionHistory> histories =
                new ArrayList<>(ledger.subscriptions().size());
        for (SubscriptionHistory history : ledger.subscriptions()) {
            SubscriptionHistory folded = fold(history, boundary);
            if (!folded.isEmpty()) {
                histories.add(folded);
            }
        }
        return new Ledger(
                boundary,
                ledger.newest(),
                ledger.clock(),
                ledger.nextDue(),
                ledger.hadMovement() || Movements.anyBefore(movements, boundary),
                histories,
                ledger.revisions().stream()
                        .filter(revision -> !revision.key().at().isBefore(boundary))
                        .toList());
    }

    /** Whether there is anything to forget. */
    static boolean isDue(Instant horizon, Ledger ledger) {
        for (SubscriptionHistory history : ledger.subscriptions()) {
            if (history.retained().isEmpty()
                    || history.retained().get(0).occurredAt().isBefore(horizon)) {
                return true;
            }
        }
        return false;
    }

    private static Instant boundary(Instant horizon, List<Group> groups) {
        for (Group group : groups) {
            if (group.start().isBefore(horizon) && group.holds(horizon)) {
                return group.start();
            }
        }
        return horizon;
    }

    private static SubscriptionHistory fold(SubscriptionHistory history, Instant boundary) {
        Snapshot base = history.base();
        Instant pastDueSince = history.pastDueSince();
        List<Snapshot> retained = history.retained();
        int kept = 0;
        while (kept < retained.size() && retained.get(kept).occurredAt().isBefore(boundary)) {
            if (Trajectory.isLastOfItsInstant(retained, kept)) {
                base = retained.get(kept);
                pastDueSince = Trajectory.pastDueSince(base, pastDueSince);
            }
            kept++;
        }
        List<Snapshot> left = retained.subList(kept, retained.size());
        if (base != null && isWorthNothingForGood(base, boundary)) {
            return new SubscriptionHistory(history.subscriptionId(), null, null, left);
        }
        return new SubscriptionHistory(history.subscriptionId(), base, pastDueSince, left);
    }

    /** A PAST_DUE snapshot stays, for the run that a later one may continue. */
    private static boolean isWorthNothingForGood(Snapshot base, Instant boundary) {
        if (base.status() == SubscriptionStatus.CANCELED) {
            return true;
        }
        Instant cancelAt = base.cancelAt();
        return base.status() != SubscriptionStatus.PAST_DUE && cancelAt != null && cancelAt.isBefore(boundary);
    }
}
