package dev.tidewatch.domain.risk.feature;

import dev.tidewatch.domain.history.Answer;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Reads what a customer answered when it was asked; unknown before the first answer of a survey. */
final class FeedbackFeatures {

    /** An older answer says nothing of today. */
    private static final Duration HOLDS = Duration.ofDays(90);

    private static final int DETRACTS = 6;
    private static final int SHARE_DIGITS = 6;
    private static final long WHOLE = 1_000_000;
    private static final long SATISFIED = 800_000;

    private FeedbackFeatures() {}

    /** The newest NPS answer, 0 to 10. */
    static @Nullable Reading nps(CustomerFacts facts) {
        Answer answer = facts.engaged().engagement().surveyAnswers().nps();
        return answer == null ? null : Reading.of(answer.score());
    }

    /** The newest CSAT answer as a share of its scale. */
    static @Nullable Reading csat(CustomerFacts facts) {
        Answer answer = facts.engaged().engagement().surveyAnswers().csat();
        return answer == null ? null : Reading.decimal(share(answer), SHARE_DIGITS);
    }

    /** Returns whether the newest NPS answer is 6 or less, and at most 90 days old. */
    static @Nullable Reading detractor(CustomerFacts facts) {
        Answer answer = facts.engaged().engagement().surveyAnswers().nps();
        return answer == null ? null : holds(answer, answer.score() <= DETRACTS, facts.clock(), "NPS");
    }

    /** Returns whether the newest CSAT answer is below 80 % of its scale, and at most 90 days old. */
    static @Nullable Reading dissatisfied(CustomerFacts facts) {
        Answer answer = facts.engaged().engagement().surveyAnswers().csat();
        return answer == null ? null : holds(answer, share(answer) < SATISFIED, facts.clock(), "CSAT");
    }

    private static Reading holds(Answer answer, boolean isBad, Instant clock, String survey) {
        Instant end = answer.at().plus(HOLDS);
        if (!isBad || end.isBefore(clock)) {
            return Reading.of(0);
        }
        return Reading.of(
                1,
                () -> "answered " + survey + " with " + answer.score() + " of " + answer.scaleMax() + " at "
                        + answer.at(),
                end);
    }

    /** Returns millionths, HALF_UP. */
    private static long share(Answer answer) {
        long scale = answer.scaleMax();
        return (2 * WHOLE * answer.score() + scale) / (2 * scale);
    }
}
