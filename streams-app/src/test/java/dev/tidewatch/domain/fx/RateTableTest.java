package dev.tidewatch.domain.fx;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class RateTableTest {

    private static final Instant MORNING = Instant.parse("2026-03-02T06:00:00Z");
    private static final int MONDAY = 20_514;

    private final RateTable table = new RateTable(RatePolicy.STANDARD);

    @Test
    void shouldHoldForSevenDaysWhenThereIsNoNewer() {
        Rate rate = rate(MONDAY, 1_100_000_000, MORNING);
        table.put(rate);

        assertThat(table.on("EUR", MONDAY)).isEqualTo(rate);
        assertThat(table.on("EUR", MONDAY + 7)).isEqualTo(rate);
        assertThat(table.on("EUR", MONDAY + 8)).isNull();
        assertThat(table.on("EUR", MONDAY - 1)).isNull();
        assertThat(table.on("JPY", MONDAY)).isNull();
    }

    @Test
    void shouldKeepTheLatestPublicationInWhicheverOrderTheyCome() {
        Rate first = rate(MONDAY, 1_100_000_000, MORNING);
        Rate corrected = rate(MONDAY, 1_050_000_000, MORNING.plusSeconds(1));

        assertThat(table.put(corrected)).isTrue();
        assertThat(table.put(first)).isFalse();
        assertThat(table.put(corrected)).isFalse();

        assertThat(table.on("EUR", MONDAY)).isEqualTo(corrected);
    }

    @Test
    void shouldKeepTheLargerWhenTwoArePublishedAtOnce() {
        table.put(rate(MONDAY, 1_050_000_000, MORNING));

        assertThat(table.put(rate(MONDAY, 1_050_000_001, MORNING))).isTrue();
        assertThat(table.put(rate(MONDAY, 1_050_000_000, MORNING))).isFalse();
    }

    @Test
    void shouldRoundHalfUpWhenPricing() {
        assertThat(rate(MONDAY, 500_000_000, MORNING).price(3)).isEqualTo(2);
        assertThat(rate(MONDAY, 6_700_000, MORNING).price(100_000_000)).isEqualTo(670_000);
    }

    private static Rate rate(int day, long nanos, Instant publishedAt) {
        return new Rate("EUR", day, nanos, publishedAt);
    }
}
