package dev.tidewatch.domain.testing;

import dev.tidewatch.domain.fx.Price;
import dev.tidewatch.domain.fx.Rate;
import dev.tidewatch.domain.profile.Profile;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What one customer's changes are booked at, read off a list of all published rates. */
final class NaiveBooks {

    private final Profile profile;
    private final NaiveRates rates;
    private final Map<String, BigDecimal> booked = new TreeMap<>();
    private final Set<String> waiting = new TreeSet<>();

    NaiveBooks(Profile profile, List<Rate> published) {
        this.profile = profile;
        this.rates = new NaiveRates(profile, published);
    }

    /** Micros of the reporting currency; null without a rate. */
    @Nullable
    Long book(String currency, Instant at, long before, long after) {
        if (currency.equals(profile.reportingCurrency())) {
            return after - before;
        }
        BigDecimal held = booked.getOrDefault(currency, BigDecimal.ZERO);
        BigDecimal change =
                after > before ? rates.price(currency, day(at), after - before) : decrease(held, before, after);
        boolean known = change != null && !(after < before && change.signum() == 0 && waiting.contains(currency));
        if (change == null) {
            waiting.add(currency);
        } else {
            booked.put(currency, held.add(change));
        }
        if (after == 0) {
            waiting.remove(currency);
        }
        return known && change != null ? Long.valueOf(change.longValueExact()) : null;
    }

    @Nullable
    Price price(String currency, Instant at) {
        Rate rate = currency.equals(profile.reportingCurrency()) ? null : rates.on(currency, day(at));
        return rate == null ? null : new Price(rate.nanos(), rate.day());
    }

    private static BigDecimal decrease(BigDecimal held, long before, long after) {
        if (after == before) {
            return BigDecimal.ZERO;
        }
        return held.multiply(BigDecimal.valueOf(before - after))
                .divide(BigDecimal.valueOf(before), 0, RoundingMode.HALF_UP)
                .negate();
    }

    private LocalDate day(Instant at) {
        return LocalDate.ofInstant(at, profile.zone());
    }
}
