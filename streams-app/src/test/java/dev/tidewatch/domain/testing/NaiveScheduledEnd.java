package dev.tidewatch.domain.testing;

import dev.tidewatch.domain.profile.ChurnRecognition;
import dev.tidewatch.domain.subscription.CancellationReason;
import dev.tidewatch.domain.subscription.Snapshot;
import dev.tidewatch.domain.subscription.SubscriptionStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where a snapshot stops counting by its {@code cancelAt}, read off all snapshots of its subscription, one an instant. */
final class NaiveScheduledEnd {

    private NaiveScheduledEnd() {}

    static @Nullable Instant of(Snapshot snapshot, List<Snapshot> all, ChurnRecognition recognition) {
        Instant cancelAt = snapshot.cancelAt();
        Instant at = snapshot.occurredAt();
        if (cancelAt == null) {
            return null;
        }
        if (!cancelAt.isAfter(at)) {
            return at;
        }
        if (recognition == ChurnRecognition.EFFECTIVE_END) {
            return cancelAt;
        }
        if (saysRequested(snapshot) || snapshot.status() == SubscriptionStatus.CANCELED) {
            return at;
        }
        int here = all.indexOf(snapshot);
        int first = here;
        while (first > 0 && firstOfLife(first, all) != first && carries(all.get(first - 1), cancelAt)) {
            first--;
        }
        int next = here + 1;
        while (next < all.size() && firstOfLife(next, all) != next && carries(all.get(next), cancelAt)) {
            next++;
        }
        if (next < all.size() && goesOn(all.get(next), cancelAt)) {
            return null;
        }
        return firstOfLife(first, all) == first ? cancelAt : at;
    }

    /** The index of the first snapshot of the life that the one at an index belongs to. */
    static int firstOfLife(int index, List<Snapshot> all) {
        int first = index;
        while (first > 0 && !isOver(all.get(first - 1), all.get(first).occurredAt())) {
            first--;
        }
        return first;
    }

    private static boolean isOver(Snapshot snapshot, Instant at) {
        return snapshot.status() == SubscriptionStatus.CANCELED
                || (snapshot.cancelAt() != null && !at.isBefore(snapshot.cancelAt()));
    }

    private static boolean carries(Snapshot snapshot, Instant cancelAt) {
        return cancelAt.equals(snapshot.cancelAt())
                && !saysRequested(snapshot)
                && snapshot.status() != SubscriptionStatus.CANCELED;
    }

    private static boolean saysRequested(Snapshot snapshot) {
        return snapshot.cancellation() != null && snapshot.cancellation().reason() == CancellationReason.REQUESTED;
    }

    private static boolean goesOn(Snapshot next, Instant term) {
        Duration after = Duration.between(term, next.occurredAt());
        boolean inTime = !after.isNegative() && after.compareTo(Duration.ofDays(1)) < 0;
        boolean ended = next.cancelAt() != null && !next.occurredAt().isBefore(next.cancelAt());
        return inTime && !ended && next.status() != SubscriptionStatus.CANCELED;
    }
}
