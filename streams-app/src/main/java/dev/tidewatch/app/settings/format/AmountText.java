package dev.tidewatch.app.settings.format;

import dev.tidewatch.domain.money.Amounts;
import java.math.BigDecimal;

/** How a person writes an amount of money, wherever one stands. */
public final class AmountText {

    /** Completes "must be". */
    public static final String EXPECTED = Formats.MONEY.expected();

    private AmountText() {}

    /** Throws IllegalArgumentException or ArithmeticException for anything else. */
    public static BigDecimal parse(String text) {
        return Amounts.ofMicros(Formats.MONEY.parse(text));
    }
}
