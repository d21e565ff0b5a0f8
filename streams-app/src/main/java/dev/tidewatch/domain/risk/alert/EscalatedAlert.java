package dev.tidewatch.domain.risk.alert;

import dev.tidewatch.domain.risk.score.Moment;

/** An open alert that nobody attended to for too long; it may be updated or be held back. */
public record EscalatedAlert(Alert last) implements OpenAlert {

    @Override
    public OpenAlert goingOn(Finding finding, Moment moment, AlertPolicy policy) {
        if (finding.isHeld()) {
            return new SuppressedAlert(last.next(Alert.State.SUPPRESSED, finding, moment.at(), policy));
        }
        return finding.isNewsTo(last, policy)
                ? new EscalatedAlert(last.next(Alert.State.ESCALATED, finding, moment.at(), policy))
                : this;
    }
}
