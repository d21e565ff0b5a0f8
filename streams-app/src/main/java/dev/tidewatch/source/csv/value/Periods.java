package dev.tidewatch.source.csv.value;

import dev.tidewatch.event.IntervalUnit;
import dev.tidewatch.source.csv.table.Header;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Billing periods in words: {@code month}, {@code yearly}, {@code 3 months}, {@code P1Y}, and words of a person's own. */
public final class Periods {

    private static final Pattern COUNTED = Pattern.compile("([0-9]{1,4}) ?([a-z]+)");
    private static final Pattern ISO = Pattern.compile("p([0-9]{1,4})([dwmy])");

    private static final Map<String, Period> KNOWN = known();

    private final Map<String, Period> words = new HashMap<>(KNOWN);

    /**
     * With words of their own, each for one that is known.
     *
     * @throws BadValue if one stands for nothing that is known
     */
    public Periods(Map<String, String> own) {
        own.forEach((word, meaning) -> words.put(Header.loosely(word), read(meaning)));
    }

    /**
     * Reads a billing period in words.
     *
     * @throws BadValue if it is none
     */
    public Period read(String text) {
        String plain = Header.loosely(text);
        Period known = words.get(plain);
        if (known != null) {
            return known;
        }
        Matcher counted = COUNTED.matcher(plain);
        Matcher iso = ISO.matcher(plain);
        Matcher number = counted.matches() ? counted : iso;
        Period unit = number == counted || iso.matches() ? words.get(number.group(2)) : null;
        if (unit == null || Integer.parseInt(number.group(1)) == 0) {
            throw BadValue.of(
                    text,
                    "billing interval",
                    "day, week, month, quarter or year, or as 3 months or P1Y; say"
                            + " other words in the map (words.interval = monatlich = 1 month)");
        }
        return unit.times(Long.parseLong(number.group(1)));
    }

    /** As often as a column of its own says. */
    public Period read(String text, long count) {
        if (count < 1 || count > 9_999) {
            throw BadValue.of(Long.toString(count), "count of intervals", "from 1 to 9999");
        }
        return read(text).times(count);
    }

    private static Map<String, Period> known() {
        Map<String, Period> known = new HashMap<>();
        put(known, new Period(IntervalUnit.DAY, 1), "d", "day", "days", "daily");
        put(known, new Period(IntervalUnit.WEEK, 1), "w", "week", "weeks", "weekly");
        put(known, new Period(IntervalUnit.MONTH, 1), "m", "month", "months", "monthly");
        put(known, new Period(IntervalUnit.MONTH, 3), "quarter", "quarters", "quarterly");
        put(known, new Period(IntervalUnit.MONTH, 6), "half year", "half yearly", "semiannual", "semiannually");
        put(known, new Period(IntervalUnit.YEAR, 1), "y", "year", "years", "yearly", "annual", "annually", "annum");
        return known;
    }

    private static void put(Map<String, Period> known, Period period, String... words) {
        for (String word : words) {
            known.put(word, period);
        }
    }
}
