package dev.tidewatch.domain.risk;

import dev.tidewatch.domain.Held;
import dev.tidewatch.domain.billing.BillingHistory;
import dev.tidewatch.domain.risk.alert.Alerts;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Holds what is known of one customer, beside its subscriptions, to judge whether it will leave. Each judgement dates it; its payments and
 * alerts are held, because most judgements change neither.
 *
 * @param judgedAt the clock at which the customer was last judged; null if it never was
 * @param nextDue the instant at which time alone changes the judgement; null if none is to come
 * @param untold it was judged since its health was published
 * @param told what identifies the health published last; 0 for none
 */
public record CustomerRisk(
        Held<BillingHistory> heldBilling,
        Held<Alerts> heldAlerts,
        @Nullable Instant judgedAt,
        @Nullable Instant nextDue,
        boolean untold,
        long told) {

    public static final CustomerRisk EMPTY = new CustomerRisk(BillingHistory.EMPTY, Alerts.NONE, null, null, false, 0);

    public CustomerRisk(
            BillingHistory billing,
            Alerts alerts,
            @Nullable Instant judgedAt,
            @Nullable Instant nextDue,
            boolean untold,
            long told) {
        this(Held.of(billing), Held.of(alerts), judgedAt, nextDue, untold, told);
    }

    public BillingHistory billing() {
        return heldBilling.get();
    }

    public Alerts alerts() {
        return heldAlerts.get();
    }

    public CustomerRisk with(BillingHistory changed) {
        return new CustomerRisk(heldBilling.with(changed), heldAlerts, judgedAt, nextDue, untold, told);
    }

    public CustomerRisk with(Alerts changed) {
        return new CustomerRisk(heldBilling, heldAlerts.with(changed), judgedAt, nextDue, untold, told);
    }

    /** After its health was published, or found to be what was. */
    public CustomerRisk told(long identity) {
        return new CustomerRisk(heldBilling, heldAlerts, judgedAt, nextDue, false, identity);
    }

    /** Its health says something else now, though it was not judged. */
    public CustomerRisk toTell() {
        return new CustomerRisk(heldBilling, heldAlerts, judgedAt, nextDue, true, told);
    }

    CustomerRisk judged(Alerts next, Instant at, @Nullable Instant due) {
        return new CustomerRisk(heldBilling, heldAlerts.with(next), at, due, true, told);
    }

    /** Whether time alone changed the judgement before the clock. */
    public boolean isDue(Instant clock) {
        return nextDue != null && nextDue.isBefore(clock);
    }
}
