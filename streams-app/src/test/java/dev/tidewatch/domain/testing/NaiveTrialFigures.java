package dev.tidewatch.domain.testing;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * How trials went.
 *
 * @param trialsStartedConverted of those that started in the window
 * @param trialsConverted of those that ended in the window
 */
public record NaiveTrialFigures(
        long trialsStarted, long trialsStartedConverted, long trialsEnded, long trialsConverted) {

    public @Nullable BigDecimal trialConversionRateByStart() {
        return NaiveFigures.ratio(trialsStartedConverted, trialsStarted);
    }

    public @Nullable BigDecimal trialConversionRate() {
        return NaiveFigures.ratio(trialsConverted, trialsEnded);
    }
}
