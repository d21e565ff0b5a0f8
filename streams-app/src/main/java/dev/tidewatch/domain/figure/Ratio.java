package dev.tidewatch.domain.figure;

import java.math.BigDecimal;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/** Quotients of figures: 6 places, rounded HALF_UP; null where the denominator is 0. */
final class Ratio {

    private static final int SCALE = 6;

    private Ratio() {}

    static @Nullable BigDecimal of(long numerator, long denominator) {
        return denominator == 0
                ? null
                : BigDecimal.valueOf(numerator).divide(BigDecimal.valueOf(denominator), SCALE, RoundingMode.HALF_UP);
    }

    /** Divides an amount in micros, and returns it in units. */
    static @Nullable BigDecimal micros(long numerator, long denominator) {
        return denominator == 0
                ? null
                : BigDecimal.valueOf(numerator, SCALE)
                        .divide(BigDecimal.valueOf(denominator), SCALE, RoundingMode.HALF_UP);
    }
}
