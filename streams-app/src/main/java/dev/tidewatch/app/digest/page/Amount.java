package dev.tidewatch.app.digest.page;

import dev.tidewatch.domain.money.Amounts;
import java.math.BigDecimal;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Writes amounts and counts: exactly, and with the cents even where they are 0. */
final class Amount {

    private static final int CENTS = 2;

    private Amount() {}

    /** Returns the amount, and a dash for null. */
    static String exact(@Nullable BigDecimal amount) {
        if (amount == null) {
            return "-";
        }
        BigDecimal plain = amount.signum() == 0 ? BigDecimal.ZERO : amount.stripTrailingZeros();
        return (plain.scale() < CENTS ? plain.setScale(CENTS) : plain).toPlainString();
    }

    /** Returns the amount with a plus for a gain. */
    static String signed(BigDecimal amount) {
        return (amount.signum() > 0 ? "+" : "") + exact(amount);
    }

    static String ofMicros(long micros) {
        return exact(Amounts.ofMicros(micros));
    }

    /** Returns 1 customer, or 2 customers. */
    static String many(long count, String one) {
        return count + " " + one + (count == 1 ? "" : "s");
    }

    /** Returns a symbol such as VOLUNTARY as a word in a sentence. */
    static String word(String symbol) {
        return symbol.toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
