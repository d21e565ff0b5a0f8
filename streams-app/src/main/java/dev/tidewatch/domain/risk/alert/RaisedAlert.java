package dev.tidewatch.domain.risk.alert;

import static dev.tidewatch.domain.time.Instants.earlier;

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
        Alert next =
                finding.isNewsTo(last, policy) ? last.next(Alert.State.RAISED, finding, moment.at(), policy) : last;
        Instant due = dueAt(next, finding, policy);
        if (due != null && due.isBefore(moment.clock())) {
            return new EscalatedAlert(last.escalated(finding, due, moment.at(), policy));
        }
        return with(next);
    }

    @Override
    public OpenAlert with(Alert other) {
        return new RaisedAlert(other);
    }

    @Override
    public @Nullable Instant nextDue(Finding finding, Moment moment, AlertPolicy policy) {
        Instant due = dueAt(last, finding, policy);
        Instant ahead = due == null || due.isBefore(moment.clock()) ? null : due;
        return earlier(ahead, OpenAlert.super.nextDue(finding, moment, policy));
    }

    /** Goes by the policy as it is now: the alert says when it was due by that of its last publication. */
    private static @Nullable Instant dueAt(Alert alert, Finding finding, AlertPolicy policy) {
        return finding.isHigh()
                ? policy.dueAt(alert.kind(), alert.severity(), alert.openedAt(), finding.acted(alert.openedAt()))
                : null;
    }
}
