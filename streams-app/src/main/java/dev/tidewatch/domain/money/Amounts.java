package dev.tidewatch.domain.money;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** Figures as numbers, however many places they are written with. */
public final class Amounts {

    private Amounts() {}

    /** A figure without a value equals only one without. */
    public static boolean same(@Nullable BigDecimal one, @Nullable BigDecimal other) {
        if (one == null || other == null) {
            return one == null && other == null;
        }
        return one.compareTo(other) == 0;
    }
}
