package dev.tidewatch.it;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.Locale;

/** What the page makes of a published decimal, computed here once more. */
final class ShownFigure {

    private ShownFigure() {}

    static String dollars(String decimal) {
        BigDecimal rounded = new BigDecimal(decimal).setScale(2, RoundingMode.HALF_UP);
        return (rounded.signum() < 0 ? "\u2212$" : "$") + format("#,##0.00", rounded.abs());
    }

    /** With its sign, as a change has it. */
    static String change(String decimal) {
        return (new BigDecimal(decimal).setScale(2, RoundingMode.HALF_UP).signum() > 0 ? "+" : "") + dollars(decimal);
    }

    static String percent(String fraction, int places) {
        BigDecimal rounded = new BigDecimal(fraction).movePointRight(2).setScale(places, RoundingMode.HALF_UP);
        String pattern = places == 0 ? "#,##0" : "#,##0." + "0".repeat(places);
        return (rounded.signum() < 0 ? "\u2212" : "") + format(pattern, rounded.abs()) + "\u00a0%";
    }

    private static String format(String pattern, BigDecimal number) {
        return new DecimalFormat(pattern, DecimalFormatSymbols.getInstance(Locale.ROOT)).format(number);
    }
}
