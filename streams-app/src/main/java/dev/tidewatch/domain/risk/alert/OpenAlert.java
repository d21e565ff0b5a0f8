package dev.tidewatch.domain.risk.alert;

import static dev.tidewatch.domain.time.Instants.later;

import dev.tidewatch.domain.Decision;
import dev.tidewatch.domain.risk.action.Acted;
import dev.tidewatch.domain.risk.action.Resolution;
import dev.tidewatch.domain.risk.alert.parameter.AlertKind;
import dev.tidewatch.domain.risk.score.Moment;
import dev.tidewatch.domain.risk.score.ThresholdZone;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An alert is open: it can be updated or end, and become another open one, but not be raised again. */
public sealed interface OpenAlert extends AlertLifecycle permits RaisedAlert, EscalatedAlert, SuppressedAlert {

    /** The next alert never has the instant of this one's end: it would have its identity. */
    Duration LEAST_REST = Duration.ofMillis(1);

    /** As it was last published. */
    Alert last();

    /** What it becomes while there is reason for it. */
    OpenAlert goingOn(Finding finding, Moment moment, AlertPolicy policy);

    /** The same with another publication. */
    OpenAlert with(Alert other);

    /** It goes on so, and that is published. */
    default Decision<AlertLifecycle, List<Alert>> published() {
        return Decision.of(this, List.of(last()));
    }

    static OpenAlert opened(Finding finding, Instant at, AlertPolicy policy) {
        return finding.isHeld()
                ? new SuppressedAlert(Alert.first(Alert.State.SUPPRESSED, finding, at, policy))
                : new RaisedAlert(Alert.first(Alert.State.RAISED, finding, at, policy));
    }

    @Override
    default Decision<AlertLifecycle, List<Alert>> next(Finding finding, Moment moment, AlertPolicy policy) {
        if (finding.zone() == ThresholdZone.LEFT) {
            return churned(finding, moment.at());
        }
        if (isSettled(finding)) {
            return settled(finding, moment.at(), policy);
        }
        boolean isJudged = finding.zone() != ThresholdZone.UNKNOWN && !finding.isLowerForWantOfAnInput(last());
        if (isJudged && finding.zone() == ThresholdZone.LOW) {
            return resolved(finding, moment.at(), policy);
        }
        OpenAlert next = isJudged ? goingOn(finding, moment, policy) : this;
        if (!next.last().equals(last())) {
            return next.published();
        }
        return last().isHandledAnew(finding)
                ? with(last().handled(finding, moment.at(), policy)).published()
                : Decision.of(this, List.of());
    }

    /** An action that was read before the alert was opened may have ended it. */
    @Override
    default @Nullable Instant nextDue(Finding finding, Moment moment, AlertPolicy policy) {
        return isSettled(finding) ? moment.clock() : null;
    }

    @Override
    default boolean isOver(Instant openedAt) {
        return openedAt.isBefore(last().openedAt());
    }

    /** Returns true if a person has ended it. */
    private boolean isSettled(Finding finding) {
        Acted acted = finding.acted(last().openedAt());
        return acted != null && acted.resolved() != null;
    }

    /** None is raised at the same instant: it would have the same identity. */
    private Decision<AlertLifecycle, List<Alert>> churned(Finding finding, Instant at) {
        return Decision.of(new NoAlert(at.plus(LEAST_REST)), List.of(last().churned(finding, at)));
    }

    private Decision<AlertLifecycle, List<Alert>> resolved(Finding finding, Instant at, AlertPolicy policy) {
        return Decision.of(
                new NoAlert(at.plus(policy.timing().coolDown())), List.of(last().resolved(finding, at, policy)));
    }

    /** The reason for it may still be there: then the next one waits. */
    private Decision<AlertLifecycle, List<Alert>> settled(Finding finding, Instant at, AlertPolicy policy) {
        Duration coolDown = policy.timing().coolDown();
        Instant rests = at.plus(coolDown.isZero() ? LEAST_REST : coolDown);
        Instant raises = later(later(rests, at.plus(policy.timing().dwell())), lostUntil(finding));
        return Decision.of(
                finding.isHigh() ? new PendingAlert(rests, raises) : new NoAlert(rests),
                List.of(last().settled(finding, at)));
    }

    /** Whoever is not to be won back is not asked for again because of the same churn: the instant at which that is over; null if it may be. */
    private @Nullable Instant lostUntil(Finding finding) {
        Acted acted = finding.acted(last().openedAt());
        boolean isLost =
                acted != null && acted.resolved() != null && acted.resolved().what() == Resolution.LOST;
        return isLost && finding.kind() == AlertKind.WIN_BACK ? finding.changesAt() : null;
    }
}
