package dev.tidewatch.domain.worth;

import dev.tidewatch.domain.subscription.Cancellation;
import dev.tidewatch.domain.subscription.CancellationReason;
import dev.tidewatch.domain.subscription.Snapshot;
import dev.tidewatch.domain.subscription.SubscriptionStatus;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A snapshot, with what those around it say of it.
 *
 * @param pastDueSince the first instant of the unbroken run of PAST_DUE that it continues; null outside one
 * @param beganAt the instant of the subscription's first snapshot, counted anew after an end; null if that is not known
 * @param fixedTerm whether its {@code cancelAt} is no request: the subscription began with it, and carries it ever since
 * @param endsAt from when on it counts nothing by its {@code cancelAt}; null if it does not end by itself
 * @param billed what is taken off it; null where its own discounts say it
 */
public record PlacedSnapshot(
        Snapshot snapshot,
        @Nullable Instant pastDueSince,
        @Nullable Instant beganAt,
        boolean fixedTerm,
        @Nullable Instant endsAt,
        @Nullable BilledDiscounts billed) {

    /** Without its end, and with its own discounts. */
    public PlacedSnapshot(
            Snapshot snapshot, @Nullable Instant pastDueSince, @Nullable Instant beganAt, boolean fixedTerm) {
        this(snapshot, pastDueSince, beganAt, fixedTerm, null, null);
    }

    /** The first of its subscription. */
    public static PlacedSnapshot first(Snapshot snapshot) {
        return new PlacedSnapshot(
                snapshot, pastDueSince(snapshot, null), snapshot.occurredAt(), unrequestedEnd(snapshot) != null);
    }

    /** The one that follows this. */
    public PlacedSnapshot followedBy(Snapshot next) {
        boolean anew = isOverAt(next.occurredAt());
        Instant end = unrequestedEnd(next);
        boolean term = end != null && (anew || (fixedTerm && end.equals(unrequestedEnd(snapshot))));
        return new PlacedSnapshot(next, pastDueSince(next, pastDueSince), anew ? next.occurredAt() : beganAt, term);
    }

    PlacedSnapshot endingAt(@Nullable Instant end) {
        return new PlacedSnapshot(snapshot, pastDueSince, beganAt, fixedTerm, end, billed);
    }

    @SuppressWarnings("ReferenceEquality") // most are the same object: nothing of them is known by id
    PlacedSnapshot with(Snapshot resolved) {
        return resolved == snapshot
                ? this
                : new PlacedSnapshot(resolved, pastDueSince, beganAt, fixedTerm, endsAt, billed);
    }

    PlacedSnapshot billedWith(BilledDiscounts discounts) {
        return new PlacedSnapshot(snapshot, pastDueSince, beganAt, fixedTerm, endsAt, discounts);
    }

    /** Until when its items may cost what the snapshot before it was invoiced for; null if they cost what it states. */
    public @Nullable Instant carriesUntil() {
        return billed == null ? null : billed.carriedUntil();
    }

    /** Whether its subscription begins with it. */
    boolean begins() {
        return snapshot.occurredAt().equals(beganAt);
    }

    /** The {@code cancelAt} of a snapshot that nobody says was requested; null if there is none. */
    static @Nullable Instant unrequestedEnd(Snapshot snapshot) {
        Cancellation cancellation = snapshot.cancellation();
        boolean requested = cancellation != null && cancellation.reason() == CancellationReason.REQUESTED;
        return requested || snapshot.status() == SubscriptionStatus.CANCELED ? null : snapshot.cancelAt();
    }

    private boolean isOverAt(Instant instant) {
        Instant cancelAt = snapshot.cancelAt();
        return snapshot.status() == SubscriptionStatus.CANCELED || (cancelAt != null && !cancelAt.isAfter(instant));
    }

    private static @Nullable Instant pastDueSince(Snapshot snapshot, @Nullable Instant runSoFar) {
        if (snapshot.status() != SubscriptionStatus.PAST_DUE) {
            return null;
        }
        return runSoFar == null ? snapshot.occurredAt() : runSoFar;
    }
}
