package dev.tidewatch.domain.risk.alert;

import dev.tidewatch.domain.risk.score.Moment;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** An alert is open: it can be updated or end, and become another open one, but not be raised again. */
public sealed interface OpenAlert extends AlertLifecycle permits RaisedAlert, EscalatedAlert, SuppressedAlert {

    /** As it was last published. */
    Alert last();

    /** What it becomes while there is reason for it. */
    OpenAlert goingOn(Finding finding, Moment moment, AlertPolicy policy);

    static OpenAlert opened(Finding finding, Instant at, AlertPolicy policy) {
        return finding.isHeld()
                ? new SuppressedAlert(Alert.first(Alert.State.SUPPRESSED, finding, at, policy))
                : new RaisedAlert(Alert.first(Alert.State.RAISED, finding, at, policy));
    }

    @Override
    default Step next(Finding finding, Moment moment, AlertPolicy policy) {
        return switch (finding.zone()) {
            case LEFT -> churned(moment.at());
            case UNKNOWN -> Step.silent(this);
            case LOW ->
                finding.isLowerForWantOfAnInput(last()) ? Step.silent(this) : resolved(finding, moment.at(), policy);
            case BETWEEN, HIGH -> {
                OpenAlert next = finding.isLowerForWantOfAnInput(last()) ? this : goingOn(finding, moment, policy);
                yield next.last().equals(last()) ? Step.silent(this) : Step.to(next);
            }
        };
    }

    @Override
    default @Nullable Instant nextDue(Finding finding, Moment moment, AlertPolicy policy) {
        return null;
    }

    /** None is raised at the same instant: it would have the same identity. */
    private Step churned(Instant at) {
        return new Step(new NoAlert(at.plusMillis(1)), last().churned(at));
    }

    private Step resolved(Finding finding, Instant at, AlertPolicy policy) {
        return new Step(new NoAlert(at.plus(policy.timing().coolDown())), last().resolved(finding, at, policy));
    }
}
