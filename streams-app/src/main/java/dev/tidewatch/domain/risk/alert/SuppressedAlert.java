package dev.tidewatch.domain.risk.alert;

import dev.tidewatch.domain.risk.score.Moment;

/** An open alert that is held back: it is not updated, and raised once it no longer is. */
public record SuppressedAlert(Alert last) implements OpenAlert {

    @Override
    public OpenAlert goingOn(Finding finding, Moment moment, AlertPolicy policy) {
        return finding.isHeld() ? this : new RaisedAlert(last.next(Alert.State.RAISED, finding, moment.at(), policy));
    }

    @Override
    public OpenAlert with(Alert other) {
        return new SuppressedAlert(other);
    }
}
