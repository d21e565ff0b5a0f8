package dev.tidewatch.source.ecb;

import dev.tidewatch.domain.fx.Rate;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Rates in any reporting currency, crossed over the euro: one unit of c is worth (units of the reporting currency for one euro)
 * / (units of c for one euro), 9 places, HALF_UP.
 */
public final class EuroCrossing {

    public static final String EURO = "EUR";

    /** When the bank usually publishes, in Frankfurt's time; until June 2016 it did so two hours earlier. */
    private static final LocalTime PUBLISHED = LocalTime.of(16, 0);

    private static final ZoneId FRANKFURT = ZoneId.of("Europe/Berlin");

    private static final int NANO_SCALE = 9;
    private static final int RATE_DIGITS = 18;

    private final String reportingCurrency;

    public EuroCrossing(String reportingCurrency) {
        this.reportingCurrency = reportingCurrency;
    }

    /** Returns whether a file with these currencies says anything. */
    public boolean isPossible(List<String> currencies) {
        return reportingCurrency.equals(EURO) || currencies.contains(reportingCurrency);
    }

    /** The euro's and every quoted currency's, sorted; none if the reporting currency has no quote on the day. */
    public List<Rate> rates(ReferenceDay day) {
        Map<String, BigDecimal> quotes = new TreeMap<>(day.quotes());
        quotes.put(EURO, BigDecimal.ONE);
        BigDecimal reporting = quotes.remove(reportingCurrency);
        List<Rate> rates = new ArrayList<>();
        if (reporting != null) {
            Instant published = day.date().atTime(PUBLISHED).atZone(FRANKFURT).toInstant();
            quotes.forEach((currency, quote) -> {
                BigDecimal rate = reporting.divide(quote, NANO_SCALE, RoundingMode.HALF_UP);
                int epochDay = Math.toIntExact(day.date().toEpochDay());
                rates.add(new Rate(currency, epochDay, nanos(day, currency, rate), published));
            });
        }
        return rates;
    }

    private long nanos(ReferenceDay day, String currency, BigDecimal rate) {
        if (rate.signum() == 0 || rate.precision() > RATE_DIGITS) {
            throw new BadReferenceRates(
                    day.line(),
                    currency,
                    "one unit is worth " + rate.toPlainString() + " " + reportingCurrency
                            + "; a rate must be from 0.000000001 to below 1000000000");
        }
        return rate.unscaledValue().longValueExact();
    }
}
