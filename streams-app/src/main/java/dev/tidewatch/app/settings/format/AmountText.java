package dev.tidewatch.app.settings.format;

import java.math.BigDecimal;

/** How a person writes an amount of money, wherever one stands. */
public final class AmountText {

    /** Completes "must be". */
    public static final String EXPECTED = Formats.MONEY.expected();

    private static final int MICRO_DIGITS = 6;

    private AmountText() {}

    /** Throws IllegalArgumentException or ArithmeticException for anything else. */
    public static BigDecimal parse(String text) {
        return BigDecimal.valueOf(Formats.MONEY.parse(text), MICRO_DIGITS);
    }
}
