package dev.tidewatch.domain.risk;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An alert is open.
 *
 * @param last as it was last published
 */
public record OpenAlert(Alert last) implements AlertLifecycle {

    @Override
    public Step next(Assessment assessment, Moment moment, AlertPolicy policy) {
        if (!assessment.isPaying()) {
            return new Step(new NoAlert(moment.at()), last.churned(moment.at()));
        }
        Score score = assessment.score();
        if (score == null || isLowerForWantOfAnInput(assessment, score)) {
            return new Step(this, null);
        }
        if (score.value().compareTo(policy.leave()) < 0) {
            return new Step(
                    new NoAlert(moment.at().plus(policy.coolDown())), last.resolved(moment.at(), assessment, score));
        }
        Severity severity = policy.severity(assessment.reportingMrr());
        if (!isNews(score, severity)) {
            return new Step(this, null);
        }
        Alert updated = last.updated(moment.at(), assessment, score, severity);
        return new Step(new OpenAlert(updated), updated);
    }

    @Override
    public @Nullable Instant nextDue(Assessment assessment, Moment moment, AlertPolicy policy) {
        return null;
    }

    @Override
    public Instant openedAt() {
        return last.openedAt();
    }

    /** Not to know any more what speaks for leaving is no recovery. */
    private boolean isLowerForWantOfAnInput(Assessment assessment, Score score) {
        return score.value().compareTo(last.score()) < 0
                && !assessment.features().tell(last.alarms());
    }

    private boolean isNews(Score score, Severity severity) {
        return severity != last.severity()
                || !Alert.alarms(score.signals()).equals(last.alarms())
                || score.value().subtract(last.score()).abs().compareTo(AlertPolicy.RESTATED_AT) >= 0;
    }
}
