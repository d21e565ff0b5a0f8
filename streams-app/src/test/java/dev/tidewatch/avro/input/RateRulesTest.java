package dev.tidewatch.avro.input;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidewatch.domain.DeadLetterReason;
import dev.tidewatch.domain.Rejection;
import dev.tidewatch.domain.fx.Rate;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class RateRulesTest {

    private static final RateRules RULES = new RateRules("USD");

    @Test
    void shouldTakeARateUnderItsCurrencyAndDate() {
        assertThat(RULES.check(bytes("EUR|2026-03-01"), rate("EUR"))).isNull();
    }

    @Test
    void shouldRefuseAnotherKey() {
        assertThat(RULES.check(bytes("EUR|2026-03-02"), rate("EUR")))
                .isEqualTo(new Rejection(
                        DeadLetterReason.KEY_MISMATCH,
                        "the key is EUR|2026-03-02; it must be currency|date, EUR|2026-03-01"));
    }

    @Test
    void shouldAskForAKey() {
        assertThat(RULES.check(null, rate("EUR")))
                .isEqualTo(new Rejection(
                        DeadLetterReason.NO_KEY, "the record has no key; it must be currency|date, EUR|2026-03-01"));
    }

    @Test
    void shouldRefuseAPriceOfTheReportingCurrency() {
        assertThat(RULES.check(bytes("USD|2026-03-01"), rate("USD")))
                .isEqualTo(new Rejection(
                        DeadLetterReason.INVALID_VALUE,
                        "currency is USD; it must not be the reporting currency, which is worth 1 by definition"));
    }

    private static Rate rate(String currency) {
        int day = Math.toIntExact(LocalDate.parse("2026-03-01").toEpochDay());
        return new Rate(currency, day, 1_100_000_000, Instant.parse("2026-03-01T15:00:00Z"));
    }

    private static byte[] bytes(String key) {
        return key.getBytes(StandardCharsets.UTF_8);
    }
}
