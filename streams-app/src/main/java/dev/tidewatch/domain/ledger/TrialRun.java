package dev.tidewatch.domain.ledger;

import dev.tidewatch.domain.subscription.Snapshot;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An unbroken run of TRIALING snapshots of one subscription: docs/formulas.md, "Trials".
 *
 * @param newest the run's newest snapshot: what is tried, and until when
 * @param endedAt null while it goes on
 * @param converted the subscription was worth something within {@link #CONVERSION} of the end
 */
public record TrialRun(
        Instant startedAt, Snapshot newest, @Nullable Instant endedAt, boolean converted) {

    /** How long after its end a trial may still convert. */
    static final Duration CONVERSION = Duration.ofDays(7);

    static TrialRun startingWith(Snapshot first) {
        return new TrialRun(first.occurredAt(), first, null, false);
    }

    public String subscriptionId() {
        return newest.subscriptionId();
    }

    boolean goesOn() {
        return endedAt == null;
    }

    /** Returns where it ends if no snapshot ends it before, never before the end is announced; null if none is. */
    @Nullable
    Instant announcedEnd() {
        Instant announced = newest.trialEndsAt();
        return announced == null || announced.isAfter(newest.occurredAt()) ? announced : newest.occurredAt();
    }

    /** As due effects do; one that was announced too late shows at once. */
    boolean endShows(Instant end, Instant clock) {
        return end.isBefore(clock) || end.equals(newest.occurredAt());
    }

    TrialRun continuedBy(Snapshot next) {
        return new TrialRun(startedAt, next, null, false);
    }

    TrialRun ended(Instant end) {
        return new TrialRun(startedAt, newest, end, false);
    }

    TrialRun converting() {
        return new TrialRun(startedAt, newest, endedAt, true);
    }

    /** Returns whether worth at an instant converts it. */
    boolean mayConvertAt(Instant at) {
        return endedAt != null && !converted && !at.isAfter(endedAt.plus(CONVERSION));
    }

    /** Returns whether nothing that comes at the instant or later changes it. */
    boolean isSettledBefore(Instant instant) {
        return endedAt != null && (converted || endedAt.plus(CONVERSION).isBefore(instant));
    }

    boolean isSameAs(TrialRun other) {
        return subscriptionId().equals(other.subscriptionId()) && startedAt.equals(other.startedAt);
    }
}
