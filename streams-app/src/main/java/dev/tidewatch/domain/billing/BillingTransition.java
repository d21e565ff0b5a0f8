package dev.tidewatch.domain.billing;

import dev.tidewatch.domain.Rejection;
import org.jspecify.annotations.Nullable;

/**
 * Holds what a billing event makes of a customer's payments.
 *
 * @param accepted the event's content now counts, or already did
 * @param added what counts now and did not; null for nothing
 * @param removed what counted and does not any more; null for nothing
 * @param rejected why the arriving record goes to the dead letters; null if it does not
 */
public record BillingTransition(
        BillingHistory history,
        boolean accepted,
        @Nullable BillingEntry added,
        @Nullable BillingEntry removed,
        @Nullable Rejection rejected) {

    static BillingTransition unchanged(BillingHistory history, boolean accepted, @Nullable Rejection rejected) {
        return new BillingTransition(history, accepted, null, null, rejected);
    }
}
