package dev.tidewatch.domain.risk.alert;

import dev.tidewatch.domain.risk.action.Acted;
import dev.tidewatch.domain.risk.score.Moment;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** An open alert that nobody attended to in time; it may be updated, be put off, which raises it anew, or be held back. */
public record EscalatedAlert(Alert last) implements OpenAlert {

    @Override
    public OpenAlert goingOn(Finding finding, Moment moment, AlertPolicy policy) {
        if (finding.isHeld()) {
            return new SuppressedAlert(last.next(Alert.State.SUPPRESSED, finding, moment.at(), policy));
        }
        if (isPutOff(finding.acted(last.openedAt()), moment)) {
            return new RaisedAlert(last.next(Alert.State.RAISED, finding, moment.at(), policy));
        }
        return finding.isNewsTo(last, policy)
                ? with(last.next(Alert.State.ESCALATED, finding, moment.at(), policy))
                : this;
    }

    @Override
    public OpenAlert with(Alert other) {
        return new EscalatedAlert(other);
    }

    private static boolean isPutOff(@Nullable Acted acted, Moment moment) {
        Instant until = acted == null ? null : acted.waitsUntil();
        return until != null && !until.isBefore(moment.clock());
    }
}
