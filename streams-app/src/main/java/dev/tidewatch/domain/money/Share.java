package dev.tidewatch.domain.money;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** Exact division of micros, rounded once, HALF_UP. */
public final class Share {

    private Share() {}

    /** {@code whole x part / of}, {@code of > 0}. */
    public static long of(long whole, long part, long of) {
        if (part == of) {
            return whole;
        }
        return BigDecimal.valueOf(whole)
                .multiply(BigDecimal.valueOf(part))
                .divide(BigDecimal.valueOf(of), 0, RoundingMode.HALF_UP)
                .longValueExact();
    }
}
