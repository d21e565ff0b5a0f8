package dev.tidewatch.domain.billing;

import dev.tidewatch.domain.DeadLetterReason;
import dev.tidewatch.domain.Decision;
import dev.tidewatch.domain.Rejection;
import dev.tidewatch.domain.profile.LateEvents;
import dev.tidewatch.domain.profile.Profile;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One customer's payments, event by event: every admissible order of the same events leaves the same history. */
public final class BillingFold {

    /** Kept one by one at least this long, for the features that look back; with a longer lateness, as long as that. */
    public static final Duration LOOKBACK = Duration.ofDays(30);

    private final Profile profile;
    private final Duration kept;

    public BillingFold(Profile profile) {
        this.profile = profile;
        this.kept = profile.lateness().compareTo(LOOKBACK) > 0 ? profile.lateness() : LOOKBACK;
    }

    /**
     * Takes one event in, or says why not. What counted and does not any more is the output; a state that is the very same counts
     * nothing new.
     *
     * @param newest the largest {@code occurredAt} accepted; null before the first
     */
    public Decision<BillingHistory, List<BillingEntry>> accept(
            BillingHistory history, BillingEntry entry, @Nullable Instant newest) {
        Rejection late = newest == null ? null : LateEvents.tooLate(profile, newest, entry.occurredAt());
        if (late != null) {
            return Decision.refused(history, List.of(), late);
        }
        BillingEntry known = history.retained(entry.eventId());
        if (known != null) {
            return known.equals(entry) ? Decision.of(history, List.of()) : settle(history, known, entry);
        }
        Instant latest = newest == null || newest.isBefore(entry.occurredAt()) ? entry.occurredAt() : newest;
        BillingHistory with = history.with(entry).foldedBefore(latest.minus(kept));
        return Decision.of(with, List.of());
    }

    /** The smaller stays, whichever came first; the arriving record goes to the dead letters either way. */
    private static Decision<BillingHistory, List<BillingEntry>> settle(
            BillingHistory history, BillingEntry known, BillingEntry arriving) {
        boolean replaces = arriving.compareTo(known) < 0;
        Rejection conflict = new Rejection(
                DeadLetterReason.CONFLICT,
                "event " + arriving.eventId()
                        + " came before with other content; the earlier one by its content is kept",
                replaces ? Rejection.Kept.ARRIVING : Rejection.Kept.EARLIER);
        return replaces
                ? Decision.of(history.without(known).with(arriving), List.of(known))
                        .but(conflict)
                : Decision.refused(history, List.of(), conflict);
    }
}
