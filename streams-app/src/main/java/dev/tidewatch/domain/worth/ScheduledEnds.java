package dev.tidewatch.domain.worth;

import dev.tidewatch.domain.profile.ChurnRecognition;
import dev.tidewatch.domain.subscription.Snapshot;
import dev.tidewatch.domain.subscription.SubscriptionStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * When snapshots stop counting by their {@code cancelAt}: docs/formulas.md, "What a snapshot is worth". A run is the unbroken series of a
 * subscription's snapshots that carry one {@code cancelAt} which nobody says was requested.
 */
public final class ScheduledEnds {

    /** How soon after its {@code cancelAt} the next phase of a subscription must be there. */
    private static final Duration NEXT_PHASE = Duration.ofDays(1);

    private ScheduledEnds() {}

    /** The same snapshots of one subscription, in their order, each with its end. */
    public static List<PlacedSnapshot> in(List<PlacedSnapshot> placed, ChurnRecognition recognition) {
        boolean any = false;
        for (PlacedSnapshot snapshot : placed) {
            any |= snapshot.snapshot().cancelAt() != null;
        }
        if (!any) {
            return placed;
        }
        return switch (recognition) {
            case EFFECTIVE_END -> effective(placed);
            case REQUESTED -> requested(placed);
        };
    }

    /**
     * Where history may be cut at most: at {@code boundary}, or at the start of the run that is in force there, if a snapshot to come may
     * still show that it was no request.
     *
     * @param placed without those that are folded already
     */
    public static Instant settledBefore(List<PlacedSnapshot> placed, Instant boundary) {
        int last = placed.size() - 1;
        while (last >= 0 && !placed.get(last).snapshot().occurredAt().isBefore(boundary)) {
            last--;
        }
        Instant term =
                last < 0 ? null : PlacedSnapshot.unrequestedEnd(placed.get(last).snapshot());
        if (term == null
                || !term.isAfter(placed.get(last).snapshot().occurredAt())
                || !term.plus(NEXT_PHASE).isAfter(boundary)) {
            return boundary;
        }
        while (!startsRun(placed, last)) {
            last--;
        }
        return placed.get(last).snapshot().occurredAt();
    }

    private static List<PlacedSnapshot> effective(List<PlacedSnapshot> placed) {
        List<PlacedSnapshot> ends = new ArrayList<>(placed.size());
        for (PlacedSnapshot snapshot : placed) {
            ends.add(snapshot.snapshot().cancelAt() == null ? snapshot : snapshot.endingAt(atItsTerm(snapshot)));
        }
        return ends;
    }

    private static List<PlacedSnapshot> requested(List<PlacedSnapshot> placed) {
        List<PlacedSnapshot> ends = new ArrayList<>(placed.size());
        Snapshot nextRun = null;
        for (int i = placed.size() - 1; i >= 0; i--) {
            ends.add(placed.get(i).endingAt(end(placed, i, nextRun)));
            nextRun = startsRun(placed, i) ? placed.get(i).snapshot() : nextRun;
        }
        Collections.reverse(ends);
        return ends;
    }

    /** @param nextRun the first snapshot behind the run that this one belongs to */
    private static @Nullable Instant end(List<PlacedSnapshot> placed, int i, @Nullable Snapshot nextRun) {
        Snapshot snapshot = placed.get(i).snapshot();
        if (snapshot.cancelAt() == null) {
            return null;
        }
        Instant term = PlacedSnapshot.unrequestedEnd(snapshot);
        if (term != null && term.isAfter(snapshot.occurredAt())) {
            if (nextRun != null && isNextPhase(nextRun, term)) {
                return null;
            }
            return placed.get(i).fixedTerm() ? term : snapshot.occurredAt();
        }
        return snapshot.occurredAt();
    }

    private static boolean isNextPhase(Snapshot next, Instant term) {
        Instant at = next.occurredAt();
        Instant cancelAt = next.cancelAt();
        return !at.isBefore(term)
                && at.isBefore(term.plus(NEXT_PHASE))
                && next.status() != SubscriptionStatus.CANCELED
                && (cancelAt == null || cancelAt.isAfter(at));
    }

    private static boolean startsRun(List<PlacedSnapshot> placed, int i) {
        return i == 0
                || placed.get(i).begins()
                || !Objects.equals(
                        PlacedSnapshot.unrequestedEnd(placed.get(i).snapshot()),
                        PlacedSnapshot.unrequestedEnd(placed.get(i - 1).snapshot()));
    }

    private static Instant atItsTerm(PlacedSnapshot placed) {
        Instant cancelAt = Objects.requireNonNull(placed.snapshot().cancelAt());
        Instant at = placed.snapshot().occurredAt();
        return cancelAt.isAfter(at) ? cancelAt : at;
    }
}
