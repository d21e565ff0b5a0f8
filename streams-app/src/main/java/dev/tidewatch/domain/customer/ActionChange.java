package dev.tidewatch.domain.customer;

import dev.tidewatch.domain.DeadLetterReason;
import dev.tidewatch.domain.Decision;
import dev.tidewatch.domain.Rejection;
import dev.tidewatch.domain.risk.action.Action;
import dev.tidewatch.domain.risk.action.Actions;
import dev.tidewatch.domain.risk.alert.AlertOrigin;
import java.time.Instant;

/**
 * A person acted on one of a customer's alerts.
 *
 * @param openedAt with the origin it names the alert, which may have ended, or is still to come
 */
public record ActionChange(String eventId, AlertOrigin origin, Instant openedAt, Action action)
        implements CustomerEvent {

    /** Returns true if it is about this alert. */
    boolean isOn(AlertOrigin other, Instant opened) {
        return origin.equals(other) && openedAt.equals(opened);
    }

    /** Says which actions have no room, because earlier alerts that are still to be opened come first. */
    Rejection crowdsOut(Instant opened) {
        String lost = opened.equals(openedAt) ? "this action is" : "the actions on the one of " + opened + " are";
        return new Rejection(
                DeadLetterReason.INVALID_VALUE,
                "people have acted on " + Actions.MOST_ALERTS + " alerts "
                        + alert()
                        + " of the customer that are not closed, most of them not opened yet; " + lost
                        + " left out, because it would be opened after all of them; send it again once it is open");
    }

    /** Returns the kind of the alert, or the rule that raised it, in words. */
    String alert() {
        return origin.rule() == null ? origin.kind().name() : "of rule " + origin.rule();
    }

    @Override
    public Instant occurredAt() {
        return action.at();
    }

    @Override
    public Decision<CustomerState, CustomerNews> applyTo(CustomerState state, Instant clock, CustomerFold fold) {
        return fold.acted(state, this, clock);
    }
}
