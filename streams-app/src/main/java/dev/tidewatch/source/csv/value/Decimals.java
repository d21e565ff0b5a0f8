package dev.tidewatch.source.csv.value;

import java.math.BigDecimal;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Exact decimals of 0 and above, with a declared decimal mark and, if there is one, a mark between groups of three digits. Groups
 * never begin with a zero: {@code 0.999} is no thousand but somebody else's decimals.
 */
public final class Decimals {

    public static final Decimals PLAIN = new Decimals('.', null);

    private static final int LONGEST = 60;

    /** A narrow and a usual space that does not break, and the apostrophe of typesetters. */
    private static final String SPACES = " \u00A0\u202F";

    private static final String APOSTROPHES = "'\u2019";

    private final char mark;
    private final @Nullable Character thousands;
    private final Pattern pattern;

    /**
     * Decimals with these marks.
     *
     * @param mark of the decimals
     * @param thousands what may stand between groups, another one; null for nothing
     */
    public Decimals(char mark, @Nullable Character thousands) {
        this.mark = mark;
        this.thousands = thousands;
        String grouped = thousands == null ? "" : "[1-9][0-9]{0,2}(?:" + group(thousands) + "[0-9]{3})+|";
        this.pattern =
                Pattern.compile("(" + grouped + "[0-9]+)(?:" + Pattern.quote(String.valueOf(mark)) + "([0-9]+))?");
    }

    /**
     * As it stands.
     *
     * @param what it is, for a person: {@code amount}
     * @throws BadValue if it is anything else
     */
    public BigDecimal read(String text, String what) {
        Matcher matcher = pattern.matcher(text);
        if (text.length() > LONGEST || !matcher.matches()) {
            throw BadValue.of(text, what, "as " + example());
        }
        String whole = matcher.group(1).replaceAll("[^0-9]", "");
        String fraction = matcher.group(2);
        return new BigDecimal(fraction == null ? whole : whole + "." + fraction);
    }

    /** A whole number; decimals may be there if they are zeros. */
    public long readWhole(String text, String what) {
        try {
            return read(text, what).longValueExact();
        } catch (ArithmeticException | BadValue e) {
            throw BadValue.of(text, what, "a whole number, such as 12");
        }
    }

    /**
     * An amount in cents, which has no decimals: {@code 50.00} in a column of cents is somebody's 50 dollars.
     *
     * @throws BadValue if it is anything else
     */
    public BigDecimal readCents(String text, String what) {
        BigDecimal cents = read(text, what);
        if (cents.scale() > 0) {
            throw BadValue.of(
                    text,
                    what + " in cents",
                    "a whole number; if the column has dollars or euros, a map must say so (amounts.in = major)");
        }
        return cents;
    }

    private static String group(char thousands) {
        return switch (thousands) {
            case ' ' -> "[" + SPACES + "]";
            case '\'' -> "[" + APOSTROPHES + "]";
            default -> Pattern.quote(String.valueOf(thousands));
        };
    }

    private String example() {
        return (thousands == null ? "1234" : "1" + thousands + "234 or 1234") + mark
                + "56, without a sign or a currency (decimal.mark = " + name(mark)
                + (thousands == null ? ", no thousands.mark)" : ", thousands.mark = " + name(thousands) + ")");
    }

    /** As a map writes it. */
    private static String name(char mark) {
        return switch (mark) {
            case '.' -> "point";
            case ',' -> "comma";
            case ' ' -> "space";
            case '\'' -> "apostrophe";
            default -> String.valueOf(mark);
        };
    }
}
