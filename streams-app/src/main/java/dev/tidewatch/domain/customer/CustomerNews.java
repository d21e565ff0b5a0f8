package dev.tidewatch.domain.customer;

import dev.tidewatch.domain.Decision;
import dev.tidewatch.domain.ledger.movement.Correction;
import dev.tidewatch.domain.risk.alert.Alert;
import dev.tidewatch.domain.risk.outcome.Outcome;
import java.util.List;

/**
 * Holds what there is to publish about a customer, each in order.
 *
 * @param outcomes of its alerts
 * @param judged its health may differ from what was published
 */
public record CustomerNews(List<Correction> corrections, List<Alert> alerts, List<Outcome> outcomes, boolean judged) {

    static final CustomerNews NONE = new CustomerNews(List.of(), List.of(), List.of(), false);

    static CustomerNews of(List<Correction> corrections) {
        return corrections.isEmpty() ? NONE : new CustomerNews(corrections, List.of(), List.of(), false);
    }

    static CustomerNews judged(List<Alert> alerts) {
        return new CustomerNews(List.of(), alerts, List.of(), true);
    }

    static CustomerNews graded(List<Outcome> outcomes) {
        return new CustomerNews(List.of(), List.of(), outcomes, false);
    }

    /** Returns whether there is no record to publish at once. */
    public boolean hasNoRecord() {
        return corrections.isEmpty() && alerts.isEmpty() && outcomes.isEmpty();
    }

    /** This and what came next. */
    @SuppressWarnings("ReferenceEquality") // nothing is the very same
    CustomerNews then(CustomerNews next) {
        if (this == NONE || next == NONE) {
            return this == NONE ? next : this;
        }
        return new CustomerNews(
                Decision.joined(corrections, next.corrections),
                Decision.joined(alerts, next.alerts),
                Decision.joined(outcomes, next.outcomes),
                judged || next.judged);
    }
}
