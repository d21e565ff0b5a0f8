package dev.tidewatch.avro.input;

import static java.util.Objects.requireNonNull;

import dev.tidewatch.avro.output.AlertId;
import dev.tidewatch.domain.customer.ActionChange;
import dev.tidewatch.domain.risk.action.Action;
import dev.tidewatch.domain.risk.action.Resolution;
import dev.tidewatch.event.AlertAction;

/** Maps what people did about alerts to the domain, once {@link ActionRules} have passed it. */
final class ActionMapping {

    private ActionMapping() {}

    static ActionChange toDomain(AlertAction action) {
        AlertId alert = requireNonNull(AlertId.in(action.getAlertId(), action.getCustomerId()));
        return new ActionChange(
                action.getEventId(),
                alert.origin(),
                alert.openedAt(),
                new Action(action.getOccurredAt(), action.getBy(), deed(action), action.getComment()));
    }

    private static Action.Deed deed(AlertAction action) {
        return switch (action.getAction()) {
            case ACKNOWLEDGE -> new Action.Acknowledged();
            case ASSIGN -> new Action.Assigned(requireNonNull(action.getAssignee()));
            case SNOOZE -> new Action.Snoozed(requireNonNull(action.getUntil()));
            case RESOLVE ->
                new Action.Resolved(
                        Resolution.valueOf(requireNonNull(action.getOutcome()).name()));
            case COMMENT -> new Action.Commented();
            case UNKNOWN -> throw new IllegalArgumentException("an unknown action passed the rules");
        };
    }
}
