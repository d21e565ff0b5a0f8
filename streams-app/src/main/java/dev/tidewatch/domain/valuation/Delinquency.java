package dev.tidewatch.domain.valuation;

import dev.tidewatch.domain.subscription.SubscriptionStatus;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Decides which statuses of a subscription count to MRR, and when one that is not paid stops counting: after 30 days of PAST_DUE without a
 * break, by default ({@code tidewatch.delinquency}). It is involuntary churn then; docs/formulas.md, "What a snapshot is worth".
 *
 * @param grace how long an unbroken run of PAST_DUE still counts: {@code tidewatch.delinquency}, 30 days by default
 * @param pastDueCounts whether PAST_DUE counts at all ({@code tidewatch.pastdue.counts}, true by default); where it does not, a
 *     subscription is delinquent from its first day
 */
record Delinquency(Duration grace, boolean pastDueCounts) {

    boolean counts(SubscriptionStatus status) {
        return switch (status) {
            case ACTIVE -> true;
            case PAST_DUE -> pastDueCounts;
            case INCOMPLETE, TRIALING, UNPAID, PAUSED, CANCELED -> false;
        };
    }

    /** Says what made a subscription of this status, which does not count, lose its MRR. */
    static Trigger triggerOf(SubscriptionStatus status) {
        return status == SubscriptionStatus.PAST_DUE ? Trigger.DELINQUENCY : Trigger.SNAPSHOT;
    }

    /** Returns the instant from which the unbroken run of PAST_DUE no longer counts; null if the subscription is in none. */
    @Nullable
    Instant deadline(PlacedSnapshot placed) {
        Instant since = placed.pastDueSince();
        return since == null ? null : since.plus(grace);
    }
}
