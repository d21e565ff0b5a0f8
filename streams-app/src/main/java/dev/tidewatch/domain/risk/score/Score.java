package dev.tidewatch.domain.risk.score;

import dev.tidewatch.domain.risk.feature.Signal;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;

/**
 * Says how likely a customer is to leave, and why.
 *
 * @param value 0 to 100 with 6 decimals; 100 is most likely
 * @param signals those that contribute, largest contribution first
 */
public record Score(BigDecimal value, List<Signal> signals) {

    private static final double SCALE = 100;

    public Score {
        signals = List.copyOf(signals);
    }

    /** {@code 100 / (1 + e^-x)}, the same on every machine: StrictMath, then one rounding HALF_UP. */
    public static BigDecimal logistic(BigDecimal logOdds) {
        double share = 1 / (1 + StrictMath.exp(-logOdds.doubleValue()));
        return new BigDecimal(SCALE * share).setScale(Signal.DIGITS, RoundingMode.HALF_UP);
    }
}
