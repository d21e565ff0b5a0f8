package dev.tidewatch.domain.risk.grade;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Quotients with 6 decimals, HALF_UP, and medians. */
final class Proportion {

    private static final int DIGITS = 6;
    private static final BigDecimal HALF = new BigDecimal("0.5");

    private Proportion() {}

    /** Returns null where there is nothing to divide by. */
    static @Nullable BigDecimal of(long above, long below) {
        return of(BigDecimal.valueOf(above), BigDecimal.valueOf(below));
    }

    /** Returns the one in the middle, of two in the middle the mean, with one decimal; null where there is none. */
    static @Nullable BigDecimal median(List<Long> values) {
        if (values.isEmpty()) {
            return null;
        }
        List<Long> sorted = values.stream().sorted().toList();
        long sum = sorted.get((sorted.size() - 1) / 2) + sorted.get(sorted.size() / 2);
        return BigDecimal.valueOf(sum).multiply(HALF);
    }

    static @Nullable BigDecimal of(BigDecimal above, BigDecimal below) {
        return below.signum() == 0 ? null : above.divide(below, DIGITS, RoundingMode.HALF_UP);
    }
}
