package dev.tidewatch.domain.customer;

import dev.tidewatch.domain.DeadLetterReason;
import dev.tidewatch.domain.Decision;
import dev.tidewatch.domain.Rejection;
import dev.tidewatch.domain.risk.alert.AlertPolicy;
import dev.tidewatch.domain.risk.alert.Alerts;
import dev.tidewatch.domain.risk.outcome.OutcomePolicy;
import dev.tidewatch.domain.risk.outcome.Warning;
import dev.tidewatch.domain.time.DurationText;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Finds the alert that an action is about: one that is open, that is still graded, or that may be opened yet. An action that has none would
 * change nothing, now or later, so it goes to the dead letters with its reason. What of that holds is decided by the order of the task's log.
 */
final class ActionTarget {

    private final AlertPolicy policy;
    private final OutcomePolicy outcomes;
    private final Duration skew;

    ActionTarget(CustomerPolicy policy) {
        this.policy = policy.risk().policy();
        this.outcomes = policy.risk().outcomes();
        this.skew = policy.profile().skew();
    }

    /**
     * Takes the action in behind what was due, or refuses it; nothing comes of an action that is known.
     *
     * @param state the customer before what was due
     */
    @SuppressWarnings("ReferenceEquality") // what an action does not change is the very same
    Decision<CustomerState, CustomerNews> taken(
            CustomerState state, Decision<CustomerState, CustomerNews> due, ActionChange change, Instant clock) {
        Rejection missed = missed(due, change, clock);
        if (missed != null) {
            return Decision.refused(state, CustomerNews.NONE, missed);
        }
        CustomerState before = due.state();
        Alerts alerts = before.risk().alerts();
        Alerts acted = alerts.acted(change.origin(), change.openedAt(), change.action());
        Instant crowdedOut = alerts.crowdedOut(change.origin(), change.openedAt());
        Rejection rejected = crowdedOut == null ? null : change.crowdsOut(crowdedOut);
        if (acted == alerts) {
            return rejected == null ? due : Decision.refused(state, CustomerNews.NONE, rejected);
        }
        return new Decision<>(before.with(before.risk().with(acted)), true, due.outputs(), rejected);
    }

    /**
     * Returns why an action finds no alert; null if it finds one.
     *
     * @param due what was due before the action: an alert that is opened from now on has no earlier instant than the clock
     */
    private @Nullable Rejection missed(Decision<CustomerState, CustomerNews> due, ActionChange change, Instant clock) {
        Alerts alerts = due.state().risk().alerts();
        if (alerts.isOpen(change.origin(), change.openedAt())) {
            return null;
        }
        Instant gradedUntil = gradedUntil(due, change);
        if (gradedUntil != null) {
            return change.occurredAt().isAfter(gradedUntil)
                    ? refusal(change, "which has ended, as its horizon has, at " + gradedUntil + "; nothing counts now")
                    : null;
        }
        if (!policy.raises(change.origin())) {
            return refusal(
                    change,
                    "and no such rule is in force; if its name is right, publish the rule, and send the action again"
                            + " once the alert is open");
        }
        if (change.openedAt().isBefore(clock) || alerts.get(change.origin()).isOver(change.openedAt())) {
            return refusal(
                    change,
                    "which is neither open nor graded any more: none was opened then, or its horizon is over; it must be"
                            + " as at-risk-alerts says it");
        }
        return change.openedAt().isAfter(change.occurredAt().plus(skew))
                ? refusal(
                        change,
                        "more than " + DurationText.of(skew)
                                + " after the action (tidewatch.skew); nobody can have acted on it yet")
                : null;
    }

    /** Returns the end of the horizon of an alert that is graded; null of one that is not. */
    private @Nullable Instant gradedUntil(Decision<CustomerState, CustomerNews> due, ActionChange change) {
        boolean isNew = due.outputs().alerts().stream()
                .anyMatch(alert -> alert.revision() == 0 && change.isOn(alert.origin(), alert.openedAt()));
        if (isNew) {
            return change.openedAt().plus(outcomes.horizon(change.origin().kind()));
        }
        return due.state().outcomes().outcomes().stream()
                .map(outcome -> outcome.warning())
                .filter(warning -> change.isOn(warning.origin(), warning.raisedAt()))
                .map(Warning::horizonEndsAt)
                .findFirst()
                .orElse(null);
    }

    private static Rejection refusal(ActionChange change, String problem) {
        return new Rejection(
                DeadLetterReason.INVALID_VALUE,
                "alertId names the alert " + change.alert() + " of " + change.openedAt() + ", " + problem);
    }
}
