package dev.tidewatch.domain.risk.grade;

import java.math.BigDecimal;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/** Quotients with 6 decimals, HALF_UP. */
final class Proportion {

    private static final int DIGITS = 6;

    private Proportion() {}

    /** Returns null where there is nothing to divide by. */
    static @Nullable BigDecimal of(long above, long below) {
        return of(BigDecimal.valueOf(above), BigDecimal.valueOf(below));
    }

    static @Nullable BigDecimal of(BigDecimal above, BigDecimal below) {
        return below.signum() == 0 ? null : above.divide(below, DIGITS, RoundingMode.HALF_UP);
    }
}
