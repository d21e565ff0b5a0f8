package dev.tidewatch.domain.valuation;

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
 * @param term the term that its subscription is sold for: the {@code cancelAt} that it began with, or a later one since; null if it is open-ended
 * @param endsAt from when on it counts nothing by its {@code cancelAt}; null if it does not end by itself
 * @param billed what is taken off it; null where its own discounts say it
 */
public record PlacedSnapshot(
        Snapshot snapshot,
        @Nullable Instant pastDueSince,
        @Nullable Instant beganAt,
        @Nullable Instant term,
        @Nullable Instant endsAt,
        @Nullable BilledDiscounts billed) {

    /** Without its end, and with its own discounts. */
    public PlacedSnapshot(
            Snapshot snapshot, @Nullable Instant pastDueSince, @Nullable Instant beganAt, @Nullable Instant term) {
        this(snapshot, pastDueSince, beganAt, term, null, null);
    }

    /** The first of its subscription. */
    public static PlacedSnapshot first(Snapshot snapshot) {
        return new PlacedSnapshot(
                snapshot, pastDueSince(snapshot, null), snapshot.occurredAt(), unrequestedEnd(snapshot));
    }

    /** The one that follows this. */
    public PlacedSnapshot followedBy(Snapshot next) {
        boolean anew = isOverAt(next.occurredAt());
        return new PlacedSnapshot(
                next,
                pastDueSince(next, pastDueSince),
                anew ? next.occurredAt() : beganAt,
                anew ? unrequestedEnd(next) : termWith(next));
    }

    PlacedSnapshot endingAt(@Nullable Instant end) {
        return new PlacedSnapshot(snapshot, pastDueSince, beganAt, term, end, billed);
    }

    @SuppressWarnings("ReferenceEquality") // most are the same object: nothing of them is known by id
    PlacedSnapshot with(Snapshot resolved) {
        return resolved == snapshot ? this : new PlacedSnapshot(resolved, pastDueSince, beganAt, term, endsAt, billed);
    }

    PlacedSnapshot billedWith(BilledDiscounts discounts) {
        return new PlacedSnapshot(snapshot, pastDueSince, beganAt, term, endsAt, discounts);
    }

    /** Until when its items may cost what the snapshot before it was invoiced for; null if they cost what it states. */
    public @Nullable Instant carriesUntil() {
        return billed == null ? null : billed.carriedUntil();
    }

    /** Returns whether something is taken off it between the two. */
    public boolean isLowered(Instant from, Instant until) {
        return billed != null && billed.lowers(from, until);
    }

    /** Returns whether its {@code cancelAt} is the term that its subscription is sold for, which nobody asked for. */
    boolean isFixedTerm() {
        return term != null && term.equals(unrequestedEnd(snapshot));
    }

    /** Returns whether its subscription begins with it. */
    boolean begins() {
        return snapshot.occurredAt().equals(beganAt);
    }

    /** The {@code cancelAt} of a snapshot that nobody says was requested; null if there is none. */
    static @Nullable Instant unrequestedEnd(Snapshot snapshot) {
        Cancellation cancellation = snapshot.cancellation();
        boolean requested = cancellation != null && cancellation.reason() == CancellationReason.REQUESTED;
        return requested || snapshot.status() == SubscriptionStatus.CANCELED ? null : snapshot.cancelAt();
    }

    /** An earlier end is asked for and leaves the term as it is; one that is asked for at the term, or none, makes an end of it. */
    private @Nullable Instant termWith(Snapshot next) {
        Instant cancelAt = next.cancelAt();
        if (term == null || cancelAt == null) {
            return null;
        }
        return cancelAt.isBefore(term) ? term : unrequestedEnd(next);
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
