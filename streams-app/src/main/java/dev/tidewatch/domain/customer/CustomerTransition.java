package dev.tidewatch.domain.customer;

import dev.tidewatch.domain.Rejection;
import dev.tidewatch.domain.ledger.movement.Correction;
import dev.tidewatch.domain.risk.outcome.Outcome;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Holds what an event or the clock makes of a customer.
 *
 * @param accepted the event counts and moves the clock
 * @param news about the customer's risk
 * @param rejected why the arriving record goes to the dead letters; null if it does not
 */
public record CustomerTransition(
        CustomerState state,
        boolean accepted,
        List<Correction> corrections,
        RiskNews news,
        @Nullable Rejection rejected) {

    static CustomerTransition refused(CustomerState state, Rejection rejected) {
        return new CustomerTransition(state, false, List.of(), RiskNews.NONE, rejected);
    }

    /** Nothing came of it. */
    static CustomerTransition silent(CustomerState state) {
        return accepted(state, null);
    }

    /** Nothing is published of it but, where it goes to the dead letters all the same, why. */
    static CustomerTransition accepted(CustomerState state, @Nullable Rejection rejected) {
        return new CustomerTransition(state, true, List.of(), RiskNews.NONE, rejected);
    }

    /** Returns whether anything is to be published at once. */
    public boolean hasRecords() {
        return !corrections.isEmpty()
                || !news.alerts().isEmpty()
                || !news.outcomes().isEmpty();
    }

    /** Returns whether the metrics, or those who read customer health, are to be told later. */
    @SuppressWarnings("ReferenceEquality") // what an event does not touch stays the very part it was
    public boolean hasChanged(CustomerState before) {
        return news.judged() || state.parts().history() != before.parts().history();
    }

    /** This and what came of it next. */
    CustomerTransition then(CustomerTransition next) {
        List<Correction> all = new ArrayList<>(corrections);
        all.addAll(next.corrections);
        return new CustomerTransition(next.state, next.accepted, all, news.then(next.news), next.rejected);
    }

    CustomerTransition graded(CustomerState changed, List<Outcome> outcomes) {
        return new CustomerTransition(changed, accepted, corrections, news.with(outcomes), rejected);
    }

    CustomerTransition with(RiskWatch.Watched watched) {
        return new CustomerTransition(watched.state(), accepted, corrections, news.then(watched.news()), rejected);
    }
}
