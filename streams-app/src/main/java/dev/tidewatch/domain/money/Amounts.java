package dev.tidewatch.domain.money;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** Amounts of money are whole micros, which are millionths of a currency's unit, or decimals with as many places. */
public final class Amounts {

    /** The decimals of an amount. */
    public static final int SCALE = 6;

    private Amounts() {}

    /** An amount as a decimal. */
    public static BigDecimal ofMicros(long micros) {
        return BigDecimal.valueOf(micros, SCALE);
    }

    /** A figure without a value equals only one without. */
    public static boolean same(@Nullable BigDecimal one, @Nullable BigDecimal other) {
        if (one == null || other == null) {
            return one == null && other == null;
        }
        return one.compareTo(other) == 0;
    }
}
