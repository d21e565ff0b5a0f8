package dev.tidewatch.domain.ledger;

import dev.tidewatch.domain.subscription.Snapshot;
import dev.tidewatch.domain.valuation.PlacedSnapshot;
import dev.tidewatch.domain.valuation.Valuation;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The snapshots of a subscription that exist, in order, each in its place among them. */
final class Course {

    private Course() {}

    /** The base first, if there is one; each with its end and its discounts. */
    static List<PlacedSnapshot> of(SubscriptionHistory history, Valuation worth) {
        return worth.course(of(history));
    }

    /** Without their ends and discounts. */
    static List<PlacedSnapshot> of(SubscriptionHistory history) {
        List<Snapshot> retained = history.retained();
        List<PlacedSnapshot> placed = new ArrayList<>(retained.size() + 1);
        PlacedSnapshot last = base(history);
        if (last != null) {
            placed.add(last);
        }
        for (int i = 0; i < retained.size(); i++) {
            if (isLastOfItsInstant(retained, i)) {
                last = last == null ? PlacedSnapshot.first(retained.get(i)) : last.followedBy(retained.get(i));
                placed.add(last);
            }
        }
        return placed;
    }

    /** Returns whether a snapshot is the last of its instant: only that one exists. */
    static boolean isLastOfItsInstant(List<Snapshot> snapshots, int i) {
        return i == snapshots.size() - 1
                || !snapshots.get(i + 1).occurredAt().equals(snapshots.get(i).occurredAt());
    }

    private static @Nullable PlacedSnapshot base(SubscriptionHistory history) {
        Snapshot base = history.base();
        return base == null
                ? null
                : new PlacedSnapshot(base, history.pastDueSince(), history.beganAt(), history.term());
    }
}
