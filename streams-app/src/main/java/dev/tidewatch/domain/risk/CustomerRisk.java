package dev.tidewatch.domain.risk;

import dev.tidewatch.domain.billing.BillingHistory;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What is kept of one customer, beside its subscriptions, to judge whether it will leave.
 *
 * @param judgedAt the clock at which the customer was last judged; null if it never was
 * @param nextDue the instant at which time alone changes the judgement; null if none is to come
 */
public record CustomerRisk(
        BillingHistory billing,
        AlertLifecycle alert,
        @Nullable Instant judgedAt,
        @Nullable Instant nextDue) {

    public static final CustomerRisk EMPTY = new CustomerRisk(BillingHistory.EMPTY, NoAlert.EVER, null, null);

    public CustomerRisk with(BillingHistory changed) {
        return new CustomerRisk(changed, alert, judgedAt, nextDue);
    }

    /** Whether time alone changed the judgement before the clock. */
    public boolean isDue(Instant clock) {
        return nextDue != null && nextDue.isBefore(clock);
    }
}
