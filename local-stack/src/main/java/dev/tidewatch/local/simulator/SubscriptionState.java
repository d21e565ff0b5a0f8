package dev.tidewatch.local.simulator;

import dev.tidewatch.event.IntervalUnit;
import java.time.Instant;

/**
 * Says where a subscription stands, for whoever looks ahead.
 *
 * @param periodEnd when what is paid ends
 * @param retriesLeft how often a payment that failed is tried again
 */
record SubscriptionState(Phase phase, Plan plan, Instant periodEnd, int retriesLeft) {

    /** Says which part of its life the subscription is in. */
    enum Phase {
        PAID,
        UNPAID,
        CANCELLED,
        OVER
    }

    boolean isYearly() {
        return plan.interval() == IntervalUnit.YEAR;
    }
}
