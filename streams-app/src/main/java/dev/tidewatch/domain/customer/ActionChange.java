package dev.tidewatch.domain.customer;

import dev.tidewatch.domain.risk.action.Action;
import dev.tidewatch.domain.risk.alert.AlertKind;
import java.time.Instant;

/**
 * A person acted on one of a customer's alerts.
 *
 * @param openedAt with the kind it names the alert, which may have ended, or is still to come
 */
public record ActionChange(String eventId, AlertKind kind, Instant openedAt, Action action) implements CustomerEvent {

    /** Returns true if it is about this alert. */
    boolean isOn(AlertKind other, Instant opened) {
        return kind == other && openedAt.equals(opened);
    }

    @Override
    public Instant occurredAt() {
        return action.at();
    }

    @Override
    public CustomerTransition applyTo(CustomerState state, Instant clock, CustomerFold fold) {
        return fold.acted(state, this, clock);
    }
}
