package dev.tidewatch.domain.valuation;

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
 * Decides when snapshots stop counting by their {@code cancelAt}: docs/formulas.md, "What a snapshot is worth". A run is the unbroken series of a
 * subscription's snapshots that carry a {@code cancelAt} which nobody says was requested and which never moves to an earlier instant.
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
     * Returns where history may be cut at most: at {@code boundary}, or before what a snapshot to come may still change: the end of a fixed term that
     * it goes on from, and all of a run that it shows to be no request.
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
        if (placed.get(last).isFixedTerm()) {
            return term.isBefore(boundary) ? term : boundary;
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
        boolean goesOn = false;
        for (int i = placed.size() - 1; i >= 0; i--) {
            boolean endsRun = i == placed.size() - 1 || startsRun(placed, i + 1);
            goesOn = endsRun ? goesOn(placed, i) : goesOn;
            ends.add(placed.get(i).endingAt(goesOn ? null : end(placed.get(i))));
        }
        Collections.reverse(ends);
        return ends;
    }

    /** Without the next phase of its subscription. */
    private static @Nullable Instant end(PlacedSnapshot placed) {
        Snapshot snapshot = placed.snapshot();
        if (snapshot.cancelAt() == null) {
            return null;
        }
        return placed.isFixedTerm() ? atItsTerm(placed) : snapshot.occurredAt();
    }

    /** Returns whether the last snapshot of a run is followed by the next phase. */
    private static boolean goesOn(List<PlacedSnapshot> placed, int last) {
        Snapshot snapshot = placed.get(last).snapshot();
        Instant term = PlacedSnapshot.unrequestedEnd(snapshot);
        return last < placed.size() - 1
                && term != null
                && term.isAfter(snapshot.occurredAt())
                && isNextPhase(placed.get(last + 1).snapshot(), term);
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
        PlacedSnapshot here = placed.get(i);
        if (i == 0 || here.begins() || here.isFixedTerm() != placed.get(i - 1).isFixedTerm()) {
            return true;
        }
        Instant end = PlacedSnapshot.unrequestedEnd(here.snapshot());
        Instant before = PlacedSnapshot.unrequestedEnd(placed.get(i - 1).snapshot());
        return end == null || before == null || end.isBefore(before);
    }

    private static Instant atItsTerm(PlacedSnapshot placed) {
        Instant cancelAt = Objects.requireNonNull(placed.snapshot().cancelAt());
        Instant at = placed.snapshot().occurredAt();
        return cancelAt.isAfter(at) ? cancelAt : at;
    }
}
