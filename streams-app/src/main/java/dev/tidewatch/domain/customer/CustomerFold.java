package dev.tidewatch.domain.customer;

import dev.tidewatch.domain.Rejected;
import dev.tidewatch.domain.billing.BillingEntry;
import dev.tidewatch.domain.billing.BillingFold;
import dev.tidewatch.domain.billing.BillingTransition;
import dev.tidewatch.domain.ledger.LedgerFold;
import dev.tidewatch.domain.ledger.Revised;
import dev.tidewatch.domain.ledger.Transition;
import dev.tidewatch.domain.metric.Booking;
import dev.tidewatch.domain.metric.KeptHistory;
import dev.tidewatch.domain.profile.Profile;
import dev.tidewatch.domain.subscription.Snapshot;
import java.time.Instant;
import java.util.List;

/** The one way a customer's state changes: {@code (state, event, clock) -> state + records}. */
public final class CustomerFold {

    private final Profile profile;
    private final LedgerFold ledgerFold;
    private final Booking booking;
    private final BillingFold billingFold;

    public CustomerFold(Profile profile) {
        this.profile = profile;
        this.ledgerFold = new LedgerFold(profile);
        this.booking = new Booking(profile);
        this.billingFold = new BillingFold(profile);
    }

    /**
     * Takes one event in, or says why not.
     *
     * @param clock the task's
     * @param wallClock only to refuse what lies too far in the future
     */
    public CustomerTransition apply(CustomerState state, CustomerEvent event, Instant clock, Instant wallClock) {
        Rejected future = profile.future(wallClock, event.occurredAt());
        return future == null ? event.applyTo(state, clock, this) : CustomerTransition.refused(state, future);
    }

    /** Publishes the due effects that lie before {@code clock}. */
    public CustomerTransition advance(CustomerState state, Instant clock) {
        return ofLedger(state, ledgerFold.advance(state.ledger(), clock));
    }

    CustomerTransition change(CustomerState state, Snapshot snapshot, Instant clock) {
        return ofLedger(state, ledgerFold.accept(state.ledger(), snapshot, clock));
    }

    CustomerTransition billing(CustomerState state, BillingEntry entry, Instant clock) {
        Instant newest = state.newestActivity().get(Activity.Source.BILLING);
        BillingTransition billed = billingFold.accept(state.risk().billing(), entry, newest);
        CustomerState after = billed.accepted()
                ? state.withNewest(Activity.Source.BILLING, entry.occurredAt())
                        .with(state.risk().with(billed.history()))
                : state;
        return new CustomerTransition(after, billed.accepted(), List.of(), billed.rejected());
    }

    CustomerTransition activity(CustomerState state, Activity activity) {
        Instant newest = state.newestActivity().get(activity.source());
        Rejected late = newest == null ? null : profile.late(newest, activity.occurredAt());
        return late == null
                ? new CustomerTransition(
                        state.withNewest(activity.source(), activity.occurredAt()), true, List.of(), null)
                : CustomerTransition.refused(state, late);
    }

    private CustomerTransition ofLedger(CustomerState state, Transition transition) {
        Revised revised = transition.revised();
        KeptHistory history =
                revised == null ? state.history() : state.history().revised(revised, booking);
        return new CustomerTransition(
                state.with(transition.ledger()).with(history),
                transition.accepted(),
                transition.corrections(),
                transition.rejected());
    }
}
