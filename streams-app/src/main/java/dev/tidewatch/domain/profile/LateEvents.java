package dev.tidewatch.domain.profile;

import dev.tidewatch.domain.DeadLetterReason;
import dev.tidewatch.domain.Rejection;
import dev.tidewatch.domain.time.DurationText;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Refuses an event that comes more than {@code tidewatch.lateness} (35 days) late, and one from more than {@code tidewatch.skew} (5 minutes)
 * in the future. One that is late and not too late is put in its place, and what was published is corrected ({@code ledger.Corrections});
 * one that is too late is a dead letter, {@code TOO_LATE}, and one of the future is {@code FUTURE}. The times are those of events; only
 * {@link #future} looks at the wall clock. docs/formulas.md, "Time and acceptance".
 */
public final class LateEvents {

    private LateEvents() {}

    /**
     * Returns the refusal of an event more than {@code tidewatch.lateness} older than its customer's newest.
     *
     * @param newest of the accepted events of the same customer and topic
     * @return null if it is not too late
     */
    public static @Nullable Rejection tooLate(Profile profile, Instant newest, Instant occurredAt) {
        if (!occurredAt.isBefore(newest.minus(profile.lateness()))) {
            return null;
        }
        return new Rejection(
                DeadLetterReason.TOO_LATE,
                "occurred at " + occurredAt + ", more than " + DurationText.of(profile.lateness())
                        + " before this customer's newest event, " + newest + " (tidewatch.lateness)");
    }

    /** Returns the refusal of an event more than {@code tidewatch.skew} ahead of the wall clock; null if it is not. */
    public static @Nullable Rejection future(Profile profile, Instant wallClock, Instant occurredAt) {
        if (!occurredAt.isAfter(wallClock.plus(profile.skew()))) {
            return null;
        }
        return new Rejection(
                DeadLetterReason.FUTURE,
                "occurs at " + occurredAt + ", more than " + DurationText.of(profile.skew())
                        + " after the wall clock (tidewatch.skew)");
    }
}
