package dev.tidewatch.domain.testing;

import dev.tidewatch.domain.profile.ChurnRecognition;
import dev.tidewatch.domain.subscription.CancellationReason;
import dev.tidewatch.domain.subscription.Snapshot;
import dev.tidewatch.domain.subscription.SubscriptionStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
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
        if (unrequestedEnd(snapshot) == null) {
            return at;
        }
        int here = all.indexOf(snapshot);
        int last = here;
        while (last + 1 < all.size() && continuesRun(last + 1, all)) {
            last++;
        }
        Instant lastTerm = Objects.requireNonNull(all.get(last).cancelAt());
        if (last + 1 < all.size() && goesOn(all.get(last + 1), lastTerm)) {
            return null;
        }
        return isSoldUntilItsEnd(here, all) ? cancelAt : at;
    }

    private static boolean continuesRun(int index, List<Snapshot> all) {
        Instant end = unrequestedEnd(all.get(index));
        Instant before = unrequestedEnd(all.get(index - 1));
        return firstOfLife(index, all) != index
                && end != null
                && before != null
                && !end.isBefore(before)
                && isSoldUntilItsEnd(index, all) == isSoldUntilItsEnd(index - 1, all);
    }

    /** Whether its life began with an end, none of its snapshots made it open-ended, and none has a later end. */
    private static boolean isSoldUntilItsEnd(int index, List<Snapshot> all) {
        Instant latest = unrequestedEnd(all.get(firstOfLife(index, all)));
        for (int i = firstOfLife(index, all); i <= index; i++) {
            Instant cancelAt = all.get(i).cancelAt();
            if (latest == null || cancelAt == null) {
                return false;
            }
            if (!cancelAt.isBefore(latest)) {
                latest = unrequestedEnd(all.get(i));
            }
        }
        return latest != null && latest.equals(unrequestedEnd(all.get(index)));
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

    private static @Nullable Instant unrequestedEnd(Snapshot snapshot) {
        return saysRequested(snapshot) || snapshot.status() == SubscriptionStatus.CANCELED ? null : snapshot.cancelAt();
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
