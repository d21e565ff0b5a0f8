package dev.tidewatch.domain.customer;

import dev.tidewatch.domain.Decision;
import dev.tidewatch.domain.risk.action.Response;
import dev.tidewatch.domain.risk.alert.Alert;
import dev.tidewatch.domain.risk.alert.Alerts;
import dev.tidewatch.domain.risk.outcome.Outcome;
import dev.tidewatch.domain.risk.outcome.OutcomeFold;
import dev.tidewatch.domain.risk.outcome.Outcomes;
import java.time.Instant;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Grades a customer's alerts where that can change an outcome: when one is raised, when a person acts on one, when MRR moved, and when the time
 * of one is over. Nothing is looked at after any other event.
 */
final class OutcomeWatch {

    private final OutcomeFold fold;
    private final BooleanSupplier heldOut;

    OutcomeWatch(CustomerPolicy policy) {
        this(new OutcomeFold(policy.risk().outcomes(), policy.profile().lateness()), () -> false);
    }

    private OutcomeWatch(OutcomeFold fold, BooleanSupplier heldOut) {
        this.fold = fold;
        this.heldOut = heldOut;
    }

    /** The same about one customer. */
    OutcomeWatch about(BooleanSupplier isHeldOut) {
        return new OutcomeWatch(fold, isHeldOut);
    }

    /** The same after anything but an action. */
    Decision<CustomerState, CustomerNews> graded(
            CustomerState from, Decision<CustomerState, CustomerNews> decision, Instant clock) {
        return graded(from, decision, clock, null);
    }

    /**
     * A decision with the outcomes that it changes.
     *
     * @param from the state before it
     * @param clock what is due before it has happened
     * @param change an action; null for none
     */
    Decision<CustomerState, CustomerNews> graded(
            CustomerState from,
            Decision<CustomerState, CustomerNews> decision,
            Instant clock,
            @Nullable ActionChange change) {
        CustomerState state = decision.state();
        List<Alert> raised = raised(decision.outputs().alerts());
        boolean moved = !decision.outputs().corrections().isEmpty();
        if (raised.isEmpty() && change == null && !moved && !state.isOutcomeDue(clock)) {
            return decision;
        }
        Outcomes before = state.outcomes();
        if (raised.isEmpty() && before.isEmpty()) {
            return decision;
        }
        OutcomeFold.Known known = new OutcomeFold.Known(
                state.history().current().mrr(),
                state.ledger().foldedBefore(),
                clock,
                !raised.isEmpty() && heldOut.getAsBoolean(),
                raised.isEmpty() && change == null ? OutcomeFold.Responses.NONE : responses(from, change));
        Decision<Outcomes, List<Outcome>> graded = fold.grade(before, raised, known);
        return decision.then(
                Decision.of(state.with(graded.state()), CustomerNews.graded(graded.outputs())), CustomerNews::then);
    }

    /** An action may have waited for its alert, which may be raised and end in one step, or may come after the end. */
    private static OutcomeFold.Responses responses(CustomerState from, @Nullable ActionChange change) {
        Alerts alerts = from.risk().alerts();
        return (origin, raisedAt) -> {
            Response waited = Response.of(alerts.actions(origin).on(raisedAt));
            return change != null && change.isOn(origin, raisedAt) ? waited.and(Response.of(change.action())) : waited;
        };
    }

    private static List<Alert> raised(List<Alert> published) {
        return published.isEmpty()
                ? published
                : published.stream().filter(alert -> alert.revision() == 0).toList();
    }
}
