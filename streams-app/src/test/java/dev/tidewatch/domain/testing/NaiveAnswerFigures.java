package dev.tidewatch.domain.testing;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * What the newest answers of a window say.
 *
 * @param content of {@code csatResponses}
 */
public record NaiveAnswerFigures(long promoters, long detractors, long npsResponses, long content, long csatResponses) {

    /** In points, from -100 to 100. */
    public @Nullable BigDecimal nps() {
        return NaiveFigures.ratio(100 * (promoters - detractors), npsResponses);
    }

    public @Nullable BigDecimal csat() {
        return NaiveFigures.ratio(content, csatResponses);
    }
}
