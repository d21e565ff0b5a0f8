package dev.tidewatch.domain.engagement;

import dev.tidewatch.domain.history.Answer;
import org.jspecify.annotations.Nullable;

/** The newest answer of each survey; null where there was none. */
public record Voice(@Nullable Answer nps, @Nullable Answer csat) {

    public static final Voice NONE = new Voice(null, null);

    Voice with(Answer answer) {
        return switch (answer.survey()) {
            case NPS -> answer.isNewerThan(nps) ? new Voice(answer, csat) : this;
            case CSAT -> answer.isNewerThan(csat) ? new Voice(nps, answer) : this;
        };
    }
}
