package dev.tidewatch.domain.engagement;

import dev.tidewatch.domain.history.Answer;
import org.jspecify.annotations.Nullable;

/** The newest answer of each survey; null where there was none. */
public record SurveyAnswers(@Nullable Answer nps, @Nullable Answer csat) {

    public static final SurveyAnswers NONE = new SurveyAnswers(null, null);

    SurveyAnswers with(Answer answer) {
        return switch (answer.survey()) {
            case NPS -> answer.isNewerThan(nps) ? new SurveyAnswers(answer, csat) : this;
            case CSAT -> answer.isNewerThan(csat) ? new SurveyAnswers(nps, answer) : this;
        };
    }
}
