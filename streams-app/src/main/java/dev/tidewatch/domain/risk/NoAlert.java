package dev.tidewatch.domain.risk;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * No alert is open.
 *
 * @param restsUntil none is raised up to and at this instant; null if there was none yet
 */
public record NoAlert(@Nullable Instant restsUntil) implements AlertLifecycle {

    public static final NoAlert EVER = new NoAlert(null);

    @Override
    public Step next(Assessment assessment, Moment moment, AlertPolicy policy) {
        Score score = assessment.score();
        if (score == null || !isHigh(score, policy) || rests(moment)) {
            return new Step(this, null);
        }
        Alert raised = Alert.raised(moment.at(), assessment, score, policy.severity(assessment.reportingMrr()));
        return new Step(new OpenAlert(raised), raised);
    }

    @Override
    public @Nullable Instant nextDue(Assessment assessment, Moment moment, AlertPolicy policy) {
        Score score = assessment.score();
        return score != null && isHigh(score, policy) && rests(moment) ? restsUntil : null;
    }

    @Override
    public @Nullable Instant openedAt() {
        return null;
    }

    private boolean rests(Moment moment) {
        return restsUntil != null && !restsUntil.isBefore(moment.clock());
    }

    private static boolean isHigh(Score score, AlertPolicy policy) {
        return score.value().compareTo(policy.enter()) >= 0;
    }
}
