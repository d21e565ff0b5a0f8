package dev.tidewatch.domain.customer;

import dev.tidewatch.domain.risk.alert.Alert;
import dev.tidewatch.domain.risk.outcome.OutcomeFold;
import dev.tidewatch.domain.risk.outcome.Outcomes;
import java.time.Instant;
import java.util.List;
import java.util.function.BooleanSupplier;

/**
 * Grades a customer's alerts where that can change an outcome: when one is raised, when MRR moved, and when the time of one is over. Nothing
 * is looked at after any other event.
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

    /**
     * A transition with the outcomes that it changes.
     *
     * @param clock what is due before it has happened
     */
    CustomerTransition graded(CustomerTransition transition, Instant clock) {
        CustomerState state = transition.state();
        List<Alert> raised = raised(transition.news().alerts());
        boolean moved = !transition.corrections().isEmpty();
        if (raised.isEmpty() && !moved && !state.isOutcomeDue(clock)) {
            return transition;
        }
        Outcomes before = state.outcomes();
        if (raised.isEmpty() && before.isEmpty()) {
            return transition;
        }
        OutcomeFold.Known known = new OutcomeFold.Known(
                state.history().current().mrr(),
                state.ledger().foldedBefore(),
                clock,
                !raised.isEmpty() && heldOut.getAsBoolean());
        OutcomeFold.Graded graded = fold.grade(before, raised, known);
        return transition.graded(state.with(graded.outcomes()), graded.published());
    }

    private static List<Alert> raised(List<Alert> published) {
        return published.isEmpty()
                ? published
                : published.stream().filter(alert -> alert.revision() == 0).toList();
    }
}
