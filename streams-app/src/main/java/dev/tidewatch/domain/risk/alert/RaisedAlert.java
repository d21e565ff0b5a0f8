package dev.tidewatch.domain.risk.alert;

import dev.tidewatch.domain.risk.score.Moment;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** An open alert that was raised; it may be updated, escalate or be held back. */
public record RaisedAlert(Alert last) implements OpenAlert {

    @Override
    public OpenAlert goingOn(Finding finding, Moment moment, AlertPolicy policy) {
        if (finding.isHeld()) {
            return new SuppressedAlert(last.next(Alert.State.SUPPRESSED, finding, moment.at(), policy));
        }
        if (isUnattended(finding, policy) && escalatesAt(policy).isBefore(moment.clock())) {
            return new EscalatedAlert(last.next(Alert.State.ESCALATED, finding, moment.at(), policy));
        }
        return finding.isNewsTo(last, policy)
                ? new RaisedAlert(last.next(Alert.State.RAISED, finding, moment.at(), policy))
                : this;
    }

    @Override
    public @Nullable Instant nextDue(Finding finding, Moment moment, AlertPolicy policy) {
        Instant due = escalatesAt(policy);
        return isUnattended(finding, policy) && !due.isBefore(moment.clock()) ? due : null;
    }

    private static boolean isUnattended(Finding finding, AlertPolicy policy) {
        return finding.isHigh()
                && finding.kind().escalates()
                && !policy.timing().escalation().isZero();
    }

    private Instant escalatesAt(AlertPolicy policy) {
        return last.openedAt().plus(policy.timing().escalation());
    }
}
