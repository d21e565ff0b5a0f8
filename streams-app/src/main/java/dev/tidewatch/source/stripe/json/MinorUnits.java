package dev.tidewatch.source.stripe.json;

import dev.tidewatch.source.stripe.json.Translation.Reason;
import java.math.BigDecimal;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Stripe's amounts, which are whole minor units, in units of the currency: 4900 usd is 49, 500 jpy is 500, 5120 kwd is 5.120.
 * How many decimals a currency has is Stripe's own list; ISK and UGX have two there, though ISO 4217 gives them none.
 */
public final class MinorUnits {

    private static final Set<String> NO_DECIMALS = Set.of(
            "BIF", "CLP", "DJF", "GNF", "JPY", "KMF", "KRW", "MGA", "PYG", "RWF", "VND", "VUV", "XAF", "XOF", "XPF");

    private static final Set<String> THREE_DECIMALS = Set.of("BHD", "JOD", "KWD", "OMR", "TND");

    private static final Pattern CODE = Pattern.compile("[a-zA-Z]{3}");

    private MinorUnits() {}

    /** Upper case, as ISO 4217 writes it. */
    public static String currency(Field code) {
        if (!CODE.matcher(code.text()).matches()) {
            throw code.invalid("a currency's code of three letters");
        }
        return code.text().toUpperCase(Locale.ROOT);
    }

    /** Returns an amount in units of the currency, with exactly {@code scale} decimals. */
    public static BigDecimal major(Field minor, String currency, int scale) {
        return scaled(minor, minor.decimal().movePointLeft(decimals(currency)), scale);
    }

    /** With exactly {@code scale} decimals. */
    public static BigDecimal scaled(Field source, BigDecimal value, int scale) {
        if (value.stripTrailingZeros().scale() > scale) {
            throw source.refuse(Reason.AMOUNT, "is finer than the " + scale + " decimals it is kept with");
        }
        return value.setScale(scale);
    }

    public static int decimals(String currency) {
        if (NO_DECIMALS.contains(currency)) {
            return 0;
        }
        return THREE_DECIMALS.contains(currency) ? 3 : 2;
    }
}
