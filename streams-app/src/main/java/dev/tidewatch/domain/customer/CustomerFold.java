package dev.tidewatch.domain.customer;

import static dev.tidewatch.domain.time.Instants.later;

import dev.tidewatch.domain.Decision;
import dev.tidewatch.domain.Rejection;
import dev.tidewatch.domain.billing.BillingFold;
import dev.tidewatch.domain.engagement.Engagement;
import dev.tidewatch.domain.engagement.EngagementFold;
import dev.tidewatch.domain.fx.Rates;
import dev.tidewatch.domain.history.Answer;
import dev.tidewatch.domain.history.Booking;
import dev.tidewatch.domain.history.KeptHistory;
import dev.tidewatch.domain.ledger.Ledger;
import dev.tidewatch.domain.ledger.LedgerFold;
import dev.tidewatch.domain.ledger.Revised;
import dev.tidewatch.domain.profile.LateEvents;
import dev.tidewatch.domain.profile.Profile;
import dev.tidewatch.domain.risk.Health;
import dev.tidewatch.domain.risk.RiskFold;
import dev.tidewatch.domain.risk.alert.parameter.Holdout;
import dev.tidewatch.domain.subscription.CustomerAttributes;
import dev.tidewatch.domain.subscription.Snapshot;
import dev.tidewatch.domain.terms.DiscountTerms;
import dev.tidewatch.domain.terms.KnownTerms;
import dev.tidewatch.domain.time.BusinessDays;
import java.time.Instant;
import java.util.Collection;
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
    private final EngagementFold engagementFold;
    private final RiskWatch riskWatch;
    private final OutcomeWatch outcomeWatch;
    private final BusinessDays days;
    private final Payments payments;

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
        this.days = new BusinessDays(profile.zone());
        this.payments = new Payments(new BillingFold(profile), days, profile.reportingCurrency());
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
        this.days = any.days;
        this.payments = any.payments;
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
    public Decision<CustomerState, CustomerNews> apply(
            CustomerState state, CustomerEvent event, Instant clock, Instant wallClock) {
        Rejection future = LateEvents.future(profile, wallClock, event.occurredAt());
        if (future != null) {
            return Decision.refused(state, CustomerNews.NONE, future);
        }
        Decision<CustomerState, CustomerNews> applied = event.applyTo(state, clock, this);
        ActionChange change = event instanceof ActionChange action ? action : null;
        return applied.accepted()
                ? outcomeWatch.graded(state, applied, later(clock, event.occurredAt()), change)
                : applied;
    }

    /** Publishes the due effects that lie before {@code clock}: what none of them changes stays the very part it was. */
    public Decision<CustomerState, CustomerNews> advance(CustomerState state, Instant clock) {
        return outcomeWatch.graded(state, advanced(state, clock), clock);
    }

    private Decision<CustomerState, CustomerNews> advanced(CustomerState state, Instant clock) {
        if (!state.isDue(clock)) {
            return Decision.of(state, CustomerNews.NONE);
        }
        Decision<CustomerState, CustomerNews> moved =
                state.isJudgementDue(clock) && state.ledger().isDue(clock)
                        ? ofLedger(state, ledgerFold.advance(state.ledger(), clock))
                        : Decision.of(state, CustomerNews.NONE);
        return moved.then(riskWatch.due(moved.state(), clock), CustomerNews::then);
    }

    /** Publishes what rates change that were not known when the customer's movements were published. */
    public Decision<CustomerState, CustomerNews> revalue(CustomerState state, Instant clock) {
        Decision<CustomerState, CustomerNews> revalued = ofLedger(state, ledgerFold.revalue(state.ledger(), clock));
        return revalued.outputs().corrections().isEmpty()
                ? revalued
                : outcomeWatch.graded(state, judged(revalued, clock), clock);
    }

    /**
     * Publishes what terms change that were not known, or were others, when the customer's movements were published.
     *
     * @param own the customer's own, as they are now
     */
    @SuppressWarnings("ReferenceEquality") // terms that change nothing leave the very ledger
    public Decision<CustomerState, CustomerNews> reprice(
            CustomerState state, Collection<DiscountTerms> own, Instant clock) {
        Decision<Ledger, Revised> repriced = ledgerFold.reprice(state.ledger(), own, clock);
        Decision<CustomerState, CustomerNews> moved = ofLedger(state, repriced);
        return repriced.state() == state.ledger() ? moved : outcomeWatch.graded(state, judged(moved, clock), clock);
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

    Decision<CustomerState, CustomerNews> change(CustomerState state, Snapshot snapshot, Instant clock) {
        Instant later = later(clock, snapshot.occurredAt());
        Decision<CustomerState, CustomerNews> due = advanced(state, later);
        Ledger ledger = due.state().ledger();
        return judged(due, ofLedger(due.state(), ledgerFold.accept(ledger, snapshot, clock)), state, later);
    }

    Decision<CustomerState, CustomerNews> change(CustomerState state, CustomerAttributes attributes, Instant clock) {
        Instant later = later(clock, attributes.occurredAt());
        Decision<CustomerState, CustomerNews> due = advanced(state, later);
        Ledger ledger = due.state().ledger();
        return judged(due, ofLedger(due.state(), ledgerFold.accept(ledger, attributes, clock)), state, later);
    }

    Decision<CustomerState, CustomerNews> billing(CustomerState state, BillingChange change, Instant clock) {
        Instant later = later(clock, change.occurredAt());
        Decision<CustomerState, CustomerNews> due = advanced(state, later);
        return judged(due, payments.taken(due.state(), change), state, later);
    }

    /** Judged only if a feature changes: use is what comes most. */
    Decision<CustomerState, CustomerNews> used(CustomerState state, Usage usage, Instant clock) {
        Rejection late = late(state, usage);
        if (late != null) {
            return Decision.refused(state, CustomerNews.NONE, late);
        }
        Instant later = later(clock, usage.occurredAt());
        Decision<CustomerState, CustomerNews> due = advanced(state, later);
        CustomerState taken = due.state().withNewest(usage.source(), usage.occurredAt());
        Engagement engagement = engagementFold.used(taken.engagement(), usage.recentId(), usage.use());
        return due.then(riskWatch.use(taken.with(engagement), later), CustomerNews::then);
    }

    Decision<CustomerState, CustomerNews> told(CustomerState state, TicketChange change, Instant clock) {
        return heard(
                state,
                change,
                clock,
                before -> before.with(engagementFold.told(before.engagement(), change.recentId(), change.ticket())));
    }

    Decision<CustomerState, CustomerNews> answered(CustomerState state, Feedback feedback, Instant clock) {
        return heard(state, feedback, clock, before -> taken(before, feedback.answer()));
    }

    private CustomerState taken(CustomerState state, @Nullable Answer answer) {
        if (answer == null) {
            return state;
        }
        KeptHistory history = state.history();
        return state.with(history.with(history.current().with(answer, days)))
                .with(state.engagement().with(answer));
    }

    /** What a customer says is judged at once; what it said before is not. */
    @SuppressWarnings("ReferenceEquality") // what an event does not touch stays the very part it was
    private Decision<CustomerState, CustomerNews> heard(
            CustomerState state, Activity activity, Instant clock, UnaryOperator<CustomerState> taking) {
        Rejection late = late(state, activity);
        if (late != null) {
            return Decision.refused(state, CustomerNews.NONE, late);
        }
        Instant later = later(clock, activity.occurredAt());
        Decision<CustomerState, CustomerNews> due = advanced(state, later);
        CustomerState before = due.state().withNewest(activity.source(), activity.occurredAt());
        CustomerState after = taking.apply(before);
        Decision<CustomerState, CustomerNews> taken =
                due.then(Decision.of(after, CustomerNews.NONE), CustomerNews::then);
        boolean isNew = after.parts().engagement() != before.parts().engagement();
        return isNew ? judged(taken, later) : taken;
    }

    /**
     * An open alert is judged at once; an action that is read before its alert waits for it, one on an ended alert only grades it, and one that
     * finds no alert is refused.
     */
    @SuppressWarnings("ReferenceEquality") // what an action does not change is the very same
    Decision<CustomerState, CustomerNews> acted(CustomerState state, ActionChange change, Instant clock) {
        Instant newest = state.ledger().newest();
        Rejection late = newest == null ? null : LateEvents.tooLate(profile, newest, change.occurredAt());
        if (late != null) {
            return Decision.refused(state, CustomerNews.NONE, late);
        }
        Instant later = later(clock, change.occurredAt());
        Decision<CustomerState, CustomerNews> due = advanced(state, later);
        Decision<CustomerState, CustomerNews> taken = actionTarget.taken(state, due, change, later);
        if (!taken.accepted()) {
            return taken;
        }
        CustomerState after = taken.state();
        boolean isJudged = after != due.state() && after.risk().alerts().isOpen(change.origin(), change.openedAt());
        return isJudged ? judged(taken, later) : taken;
    }

    private @Nullable Rejection late(CustomerState state, Activity activity) {
        Instant newest = state.newestActivity().get(activity.source());
        return newest == null ? null : LateEvents.tooLate(profile, newest, activity.occurredAt());
    }

    /** A refused event leaves the state as it was: what is due comes with the clock. */
    private Decision<CustomerState, CustomerNews> judged(
            Decision<CustomerState, CustomerNews> due,
            Decision<CustomerState, CustomerNews> changed,
            CustomerState before,
            Instant clock) {
        Rejection rejected = changed.rejected();
        if (!changed.accepted() && rejected != null) {
            return Decision.refused(before, CustomerNews.NONE, rejected);
        }
        return judged(due.then(changed, CustomerNews::then), clock);
    }

    private Decision<CustomerState, CustomerNews> judged(
            Decision<CustomerState, CustomerNews> decision, Instant clock) {
        return decision.then(riskWatch.event(decision.state(), clock), CustomerNews::then);
    }

    private Decision<CustomerState, CustomerNews> ofLedger(CustomerState state, Decision<Ledger, Revised> decision) {
        CustomerState moved = state.with(decision.state());
        Revised revised = decision.outputs();
        return new Decision<>(
                revised.isNothing() ? moved : moved.with(moved.history().revised(revised, booking)),
                decision.accepted(),
                CustomerNews.of(revised.corrections()),
                decision.rejected());
    }
}
