package dev.tidewatch.domain.customer;

import dev.tidewatch.domain.Rejection;
import dev.tidewatch.domain.billing.BillingEntry;
import dev.tidewatch.domain.billing.BillingFold;
import dev.tidewatch.domain.billing.BillingTransition;
import dev.tidewatch.domain.engagement.Engagement;
import dev.tidewatch.domain.engagement.EngagementFold;
import dev.tidewatch.domain.engagement.RecentIds;
import dev.tidewatch.domain.fx.Rates;
import dev.tidewatch.domain.history.Answer;
import dev.tidewatch.domain.history.Booking;
import dev.tidewatch.domain.history.KeptHistory;
import dev.tidewatch.domain.ledger.Ledger;
import dev.tidewatch.domain.ledger.LedgerFold;
import dev.tidewatch.domain.ledger.Revised;
import dev.tidewatch.domain.ledger.Transition;
import dev.tidewatch.domain.profile.LateEvents;
import dev.tidewatch.domain.profile.Profile;
import dev.tidewatch.domain.risk.Health;
import dev.tidewatch.domain.risk.RiskFold;
import dev.tidewatch.domain.risk.alert.Alerts;
import dev.tidewatch.domain.risk.alert.parameter.Holdout;
import dev.tidewatch.domain.subscription.CustomerAttributes;
import dev.tidewatch.domain.subscription.Snapshot;
import dev.tidewatch.domain.terms.DiscountTerms;
import dev.tidewatch.domain.terms.KnownTerms;
import dev.tidewatch.domain.time.BusinessDays;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** The one way a customer's state changes: {@code (state, event, clock) -> state + records}. */
public final class CustomerFold {

    private final Profile profile;
    private final Holdout holdout;
    private final ActionTarget actionTarget;
    private final LedgerFold ledgerFold;
    private final Booking booking;
    private final BillingFold billingFold;
    private final EngagementFold engagementFold;
    private final RiskWatch riskWatch;
    private final OutcomeWatch outcomeWatch;
    private final BusinessDays days;
    private final Purchases purchases;

    /** Without any terms. */
    public CustomerFold(CustomerPolicy policy, Rates rates) {
        this(policy, rates, KnownTerms.NONE);
    }

    /**
     * With what is looked up.
     *
     * @param rates as known at each call
     * @param terms as known at each call
     */
    public CustomerFold(CustomerPolicy policy, Rates rates, KnownTerms terms) {
        this(policy, rates, terms, new RiskFold(policy.risk()));
    }

    private CustomerFold(CustomerPolicy policy, Rates rates, KnownTerms terms, RiskFold riskFold) {
        this.profile = policy.profile();
        this.holdout = policy.risk().policy().suppression().holdout();
        this.actionTarget = new ActionTarget(policy);
        this.ledgerFold = new LedgerFold(profile, rates, terms);
        this.booking = new Booking(profile);
        this.billingFold = new BillingFold(profile);
        this.days = new BusinessDays(profile.zone());
        this.purchases = new Purchases(days, profile.reportingCurrency());
        this.engagementFold = new EngagementFold(policy.engagement(), profile.zone());
        this.riskWatch = new RiskWatch(policy, engagementFold, riskFold);
        this.outcomeWatch = new OutcomeWatch(policy);
    }

    private CustomerFold(CustomerFold any, BooleanSupplier heldOut) {
        this.profile = any.profile;
        this.holdout = any.holdout;
        this.actionTarget = any.actionTarget;
        this.ledgerFold = any.ledgerFold;
        this.booking = any.booking;
        this.billingFold = any.billingFold;
        this.days = any.days;
        this.purchases = any.purchases;
        this.engagementFold = any.engagementFold;
        this.riskWatch = any.riskWatch.about(heldOut);
        this.outcomeWatch = any.outcomeWatch.about(heldOut);
    }

    /**
     * The same about one customer, who may be one of the hold-out: that is looked at only where an alert is open, or raised.
     *
     * @param customerId in UTF-8
     */
    public CustomerFold about(byte[] customerId) {
        return holdout.isNone() ? this : new CustomerFold(this, () -> holdout.holds(customerId));
    }

    /** Returns one that makes the whole assessment for each judgement: it is slower, and others are compared with it. */
    public static CustomerFold judgingInFull(CustomerPolicy policy, Rates rates, KnownTerms terms) {
        return new CustomerFold(policy, rates, terms, new RiskFold(policy.risk()).inFull());
    }

    /**
     * Takes one event in, or says why not.
     *
     * @param clock the task's
     * @param wallClock only to refuse what lies too far in the future
     */
    public CustomerTransition apply(CustomerState state, CustomerEvent event, Instant clock, Instant wallClock) {
        Rejection future = LateEvents.future(profile, wallClock, event.occurredAt());
        if (future != null) {
            return CustomerTransition.refused(state, future);
        }
        CustomerTransition applied = event.applyTo(state, clock, this);
        ActionChange change = event instanceof ActionChange action ? action : null;
        return applied.accepted()
                ? outcomeWatch.graded(state, applied, later(clock, event.occurredAt()), change)
                : applied;
    }

    /** Publishes the due effects that lie before {@code clock}: what none of them changes stays the very part it was. */
    public CustomerTransition advance(CustomerState state, Instant clock) {
        return outcomeWatch.graded(state, advanced(state, clock), clock);
    }

    private CustomerTransition advanced(CustomerState state, Instant clock) {
        if (!state.isDue(clock)) {
            return CustomerTransition.silent(state);
        }
        CustomerTransition moved = state.isJudgementDue(clock) && state.ledger().isDue(clock)
                ? ofLedger(state, ledgerFold.advance(state.ledger(), clock))
                : CustomerTransition.silent(state);
        return moved.with(riskWatch.due(moved.state(), clock));
    }

    /** Publishes what rates change that were not known when the customer's movements were published. */
    public CustomerTransition revalue(CustomerState state, Instant clock) {
        CustomerTransition revalued = ofLedger(state, ledgerFold.revalue(state.ledger(), clock));
        return revalued.corrections().isEmpty()
                ? revalued
                : outcomeWatch.graded(state, revalued.with(riskWatch.event(revalued.state(), clock)), clock);
    }

    /**
     * Publishes what terms change that were not known, or were others, when the customer's movements were published.
     *
     * @param own the customer's own, as they are now
     */
    @SuppressWarnings("ReferenceEquality") // terms that change nothing leave the very ledger
    public CustomerTransition reprice(CustomerState state, Collection<DiscountTerms> own, Instant clock) {
        Transition repriced = ledgerFold.reprice(state.ledger(), own, clock);
        CustomerTransition moved = ofLedger(state, repriced);
        return repriced.ledger() == state.ledger()
                ? moved
                : outcomeWatch.graded(state, moved.with(riskWatch.event(moved.state(), clock)), clock);
    }

    /**
     * A customer of which no event came yet.
     *
     * @param own the customer's own terms
     */
    public CustomerState begin(Collection<DiscountTerms> own) {
        return own.isEmpty() ? CustomerState.EMPTY : CustomerState.EMPTY.with(ledgerFold.begin(own));
    }

    /** The customer as it was last judged; null if it never was. */
    public @Nullable Health health(CustomerState state) {
        return riskWatch.health(state);
    }

    CustomerTransition change(CustomerState state, Snapshot snapshot, Instant clock) {
        Instant later = later(clock, snapshot.occurredAt());
        CustomerTransition due = advanced(state, later);
        Ledger ledger = due.state().ledger();
        return judged(due, ofLedger(due.state(), ledgerFold.accept(ledger, snapshot, clock)), state, later);
    }

    CustomerTransition change(CustomerState state, CustomerAttributes attributes, Instant clock) {
        Instant later = later(clock, attributes.occurredAt());
        CustomerTransition due = advanced(state, later);
        Ledger ledger = due.state().ledger();
        return judged(due, ofLedger(due.state(), ledgerFold.accept(ledger, attributes, clock)), state, later);
    }

    CustomerTransition billing(CustomerState state, BillingChange change, Instant clock) {
        Instant later = later(clock, change.occurredAt());
        CustomerTransition due = advanced(state, later);
        return judged(due, billed(due.state(), change), state, later);
    }

    private CustomerTransition billed(CustomerState state, BillingChange change) {
        BillingEntry entry = change.entry();
        Instant newest = state.newestActivity().get(Activity.Source.BILLING);
        BillingTransition billed = billingFold.accept(state.risk().billing(), entry, newest);
        CustomerState after = state.withNewest(Activity.Source.BILLING, entry.occurredAt())
                .with(state.risk().with(billed.history()));
        if (billed.added() != null) {
            after = after.with(purchases.after(after.history(), billed));
            after = change.method() == null
                    ? after
                    : after.with(after.engagement().with(change.method()));
        }
        return new CustomerTransition(after, billed.accepted(), List.of(), RiskNews.NONE, billed.rejected());
    }

    /** Judged only if a feature changes: use is what comes most. */
    CustomerTransition used(CustomerState state, Usage usage, Instant clock) {
        Rejection late = late(state, usage);
        if (late != null) {
            return CustomerTransition.refused(state, late);
        }
        Instant later = later(clock, usage.occurredAt());
        CustomerTransition due = advanced(state, later);
        CustomerState taken = due.state().withNewest(usage.source(), usage.occurredAt());
        Engagement engagement = engagementFold.used(taken.engagement(), id(usage), usage.use());
        return due.then(CustomerTransition.silent(taken).with(riskWatch.use(taken.with(engagement), later)));
    }

    CustomerTransition told(CustomerState state, TicketChange change, Instant clock) {
        Rejection late = late(state, change);
        return late == null
                ? heard(state, change, later(clock, change.occurredAt()), before -> taken(before, change))
                : CustomerTransition.refused(state, late);
    }

    private CustomerState taken(CustomerState state, TicketChange change) {
        return state.with(engagementFold.told(state.engagement(), id(change), change.ticket()));
    }

    CustomerTransition answered(CustomerState state, Feedback feedback, Instant clock) {
        Rejection late = late(state, feedback);
        return late == null
                ? heard(state, feedback, later(clock, feedback.occurredAt()), before -> taken(before, feedback))
                : CustomerTransition.refused(state, late);
    }

    private CustomerState taken(CustomerState state, Feedback feedback) {
        Answer answer = feedback.answer();
        if (answer == null) {
            return state;
        }
        KeptHistory history = state.history();
        return state.with(history.with(history.current().with(answer, days)))
                .with(state.engagement().with(answer));
    }

    /** What a customer says is judged at once; what it said before is not. */
    @SuppressWarnings("ReferenceEquality") // what an event does not touch stays the very part it was
    private CustomerTransition heard(
            CustomerState state, Activity activity, Instant clock, UnaryOperator<CustomerState> taking) {
        CustomerTransition due = advanced(state, clock);
        CustomerState before = due.state().withNewest(activity.source(), activity.occurredAt());
        CustomerState after = taking.apply(before);
        CustomerTransition taken = CustomerTransition.silent(after);
        boolean isNew = after.parts().engagement() != before.parts().engagement();
        return due.then(isNew ? taken.with(riskWatch.event(after, clock)) : taken);
    }

    /**
     * An open alert is judged at once; an action that is read before its alert waits for it, one on an ended alert only grades it, and one that
     * finds no alert is refused.
     */
    @SuppressWarnings("ReferenceEquality") // what an action does not change is the very same
    CustomerTransition acted(CustomerState state, ActionChange change, Instant clock) {
        Instant newest = state.ledger().newest();
        Rejection late = newest == null ? null : LateEvents.tooLate(profile, newest, change.occurredAt());
        if (late != null) {
            return CustomerTransition.refused(state, late);
        }
        Instant later = later(clock, change.occurredAt());
        CustomerTransition due = advanced(state, later);
        Rejection missed = actionTarget.missed(due, change, later);
        if (missed != null) {
            return CustomerTransition.refused(state, missed);
        }
        CustomerState before = due.state();
        Alerts alerts = before.risk().alerts();
        Alerts acted = alerts.acted(change.origin(), change.openedAt(), change.action());
        Instant crowdedOut = alerts.crowdedOut(change.origin(), change.openedAt());
        Rejection rejected = crowdedOut == null ? null : change.crowdsOut(crowdedOut);
        if (acted == alerts) {
            return rejected == null ? due : CustomerTransition.refused(state, rejected);
        }
        CustomerState after = before.with(before.risk().with(acted));
        CustomerTransition taken = CustomerTransition.accepted(after, rejected);
        boolean isOpen = acted.isOpen(change.origin(), change.openedAt());
        return due.then(isOpen ? taken.with(riskWatch.event(after, later)) : taken);
    }

    private @Nullable Rejection late(CustomerState state, Activity activity) {
        Instant newest = state.newestActivity().get(activity.source());
        return newest == null ? null : LateEvents.tooLate(profile, newest, activity.occurredAt());
    }

    private static long id(Activity activity) {
        return RecentIds.hash(activity.source().name(), activity.eventId());
    }

    /** A refused event leaves the state as it was: what is due comes with the clock. */
    private CustomerTransition judged(
            CustomerTransition due, CustomerTransition changed, CustomerState before, Instant clock) {
        Rejection rejected = changed.rejected();
        if (!changed.accepted() && rejected != null) {
            return CustomerTransition.refused(before, rejected);
        }
        return due.then(changed.with(riskWatch.event(changed.state(), clock)));
    }

    private CustomerTransition ofLedger(CustomerState state, Transition transition) {
        CustomerState moved = state.with(transition.ledger());
        Revised revised = transition.revised();
        return new CustomerTransition(
                revised == null ? moved : moved.with(moved.history().revised(revised, booking)),
                transition.accepted(),
                transition.corrections(),
                RiskNews.NONE,
                transition.rejected());
    }

    private static Instant later(Instant left, Instant right) {
        return left.isBefore(right) ? right : left;
    }
}
