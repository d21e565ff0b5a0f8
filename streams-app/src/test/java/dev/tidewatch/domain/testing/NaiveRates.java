package dev.tidewatch.domain.testing;

import dev.tidewatch.domain.fx.Rate;
import dev.tidewatch.domain.profile.Profile;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** All that was ever published, looked through for every question. */
record NaiveRates(Profile profile, List<Rate> published) {

    private static final BigDecimal NANOS = BigDecimal.valueOf(1_000_000_000);

    @Nullable
    Rate on(String currency, LocalDate day) {
        return published.stream()
                .filter(rate -> rate.currency().equals(currency) && rate.day() <= day.toEpochDay())
                .filter(rate -> day.toEpochDay() - rate.day()
                        <= profile.rates().maxAge().toDays())
                .max(Comparator.comparingInt(Rate::day)
                        .thenComparing(Rate::publishedAt)
                        .thenComparingLong(Rate::nanos))
                .orElse(null);
    }

    /** Micros of the currency in micros of the reporting currency; null without a rate. */
    @Nullable
    BigDecimal price(String currency, LocalDate day, long micros) {
        if (currency.equals(profile.reportingCurrency())) {
            return BigDecimal.valueOf(micros);
        }
        Rate rate = on(currency, day);
        return rate == null
                ? null
                : BigDecimal.valueOf(micros)
                        .multiply(BigDecimal.valueOf(rate.nanos()))
                        .divide(NANOS, 0, RoundingMode.HALF_UP);
    }
}
