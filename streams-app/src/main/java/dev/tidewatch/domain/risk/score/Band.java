package dev.tidewatch.domain.risk.score;

import java.math.BigDecimal;

/**
 * Two thresholds, so that a value that wavers around one of them raises one alert and not many.
 *
 * @param enter HIGH from it on
 * @param leave LOW below it; at most {@code enter}
 */
public record Band(BigDecimal enter, BigDecimal leave) {

    public Band {
        if (leave.compareTo(enter) > 0) {
            throw new IllegalArgumentException("leave must be at most enter, " + enter + ", not " + leave);
        }
    }

    public ThresholdZone zone(BigDecimal value) {
        if (value.compareTo(enter) >= 0) {
            return ThresholdZone.HIGH;
        }
        return value.compareTo(leave) < 0 ? ThresholdZone.LOW : ThresholdZone.BETWEEN;
    }
}
