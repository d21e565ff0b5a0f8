package dev.tidewatch.domain.testing;

import dev.tidewatch.domain.fx.Rate;
import dev.tidewatch.domain.fx.RatePolicy;
import dev.tidewatch.domain.fx.RateTable;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** Random rates around the days of {@link EventStories}: some days without one, some with two, one currency perhaps never. */
public final class PublishedRates {

    private static final List<String> CURRENCIES = List.of("EUR", "JPY", "KWD", "USD");
    private static final LocalDate FIRST = LocalDate.parse("2024-01-01");
    private static final int DAYS = 420;

    private PublishedRates() {}

    public static List<Rate> from(long seed) {
        Chance chance = new Chance(seed ^ 0x5eed);
        List<Rate> rates = new ArrayList<>();
        for (String currency : CURRENCIES) {
            if (chance.percent(90)) {
                publish(currency, chance, rates);
            }
        }
        return rates;
    }

    /** Those of them that a pipeline takes. */
    public static List<Rate> from(long seed, String reportingCurrency) {
        return from(seed).stream()
                .filter(rate -> !rate.currency().equals(reportingCurrency))
                .toList();
    }

    /** The same as a task knows them. */
    public static RateTable table(long seed, RatePolicy policy) {
        RateTable table = new RateTable(policy);
        from(seed).forEach(table::put);
        return table;
    }

    private static void publish(String currency, Chance chance, List<Rate> rates) {
        int day = Math.toIntExact(FIRST.toEpochDay());
        int last = day + DAYS;
        while (day < last) {
            Instant at = Instant.ofEpochSecond(86_400L * day);
            rates.add(rate(currency, day, at, chance));
            if (chance.percent(5)) {
                rates.add(rate(currency, day, at.plusSeconds(chance.between(0, 1)), chance));
            }
            day += chance.percent(10) ? chance.between(6, 40) : chance.between(1, 5);
        }
    }

    private static Rate rate(String currency, int day, Instant publishedAt, Chance chance) {
        long nanos = chance.percent(20) ? chance.between(1, 9_000_000) : chance.between(500_000_000, 2_000_000_000);
        return new Rate(currency, day, nanos, publishedAt);
    }
}
