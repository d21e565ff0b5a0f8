package dev.tidewatch.source.ecb;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** The first line: Date, then the currencies. */
final class ReferenceHeader {

    private static final Pattern CURRENCY = Pattern.compile("[A-Z]{3}");

    private ReferenceHeader() {}

    static List<String> currencies(long line, List<String> header) {
        if (!header.get(0).equals("Date")) {
            throw new BadReferenceRates(line, "begins with '" + header.get(0) + "'; it must begin with Date");
        }
        List<String> currencies = header.subList(1, header.size());
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < currencies.size(); i++) {
            String name = currencies.get(i);
            if (!CURRENCY.matcher(name).matches() || !seen.add(name)) {
                throw new BadReferenceRates(
                        line,
                        Integer.toString(i + 2),
                        "'" + name + "'; it must be a currency of three capital letters that no other column has");
            }
        }
        return List.copyOf(currencies);
    }
}
