package dev.tidewatch.source.ecb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.tidewatch.domain.fx.Rate;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class EuroCrossingTest {

    private static final LocalDate WINTER = LocalDate.parse("2026-03-02");
    private static final int DAY = 20_514;

    @Test
    void shouldCrossOverTheEuro() {
        List<Rate> rates = new EuroCrossing("USD").rates(day(WINTER, Map.of("USD", "1.1", "JPY", "160", "GBP", "0.9")));

        Instant published = Instant.parse("2026-03-02T15:00:00Z");
        assertThat(rates)
                .containsExactly(
                        new Rate("EUR", DAY, 1_100_000_000, published),
                        new Rate("GBP", DAY, 1_222_222_222, published),
                        new Rate("JPY", DAY, 6_875_000, published));
    }

    @Test
    void shouldTakeTheQuoteUpsideDownWhenTheEuroReports() {
        List<Rate> rates = new EuroCrossing("EUR").rates(day(WINTER, Map.of("USD", "1.1")));

        assertThat(rates).extracting(Rate::currency, Rate::nanos).containsExactly(tuple("USD", 909_090_909L));
    }

    @Test
    void shouldCountAsPublishedAtFourInFrankfurtInSummerToo() {
        List<Rate> rates = new EuroCrossing("EUR").rates(day(LocalDate.parse("2026-07-01"), Map.of("USD", "1.1")));

        assertThat(rates.get(0).publishedAt()).isEqualTo("2026-07-01T14:00:00Z");
    }

    @Test
    void shouldSayNothingOfADayOnWhichTheReportingCurrencyHasNoQuote() {
        assertThat(new EuroCrossing("RUB").rates(day(WINTER, Map.of("USD", "1.1"))))
                .isEmpty();
    }

    @Test
    void shouldOnlyBePossibleIntoACurrencyOfTheFile() {
        assertThat(new EuroCrossing("EUR").isPossible(List.of("USD"))).isTrue();
        assertThat(new EuroCrossing("USD").isPossible(List.of("USD"))).isTrue();
        assertThat(new EuroCrossing("GBP").isPossible(List.of("USD"))).isFalse();
    }

    @Test
    void shouldRefuseARateThatRoundsToNothing() {
        ReferenceDay day = day(WINTER, Map.of("ZWL", "9999999999"));

        assertThatThrownBy(() -> new EuroCrossing("EUR").rates(day))
                .hasMessage(
                        "line 7, column ZWL: one unit is worth 0.000000000 EUR; a rate must be from 0.000000001 to below"
                                + " 1000000000");
    }

    @Test
    void shouldRefuseARateThatIsTooLarge() {
        ReferenceDay day = day(WINTER, Map.of("USD", "0.1", "ZWL", "100000000"));

        assertThatThrownBy(() -> new EuroCrossing("ZWL").rates(day))
                .hasMessageStartingWith("line 7, column USD: one unit is worth 1000000000.000000000 ZWL;");
    }

    private static ReferenceDay day(LocalDate date, Map<String, String> quotes) {
        return new ReferenceDay(
                date,
                7,
                quotes.entrySet().stream()
                        .collect(Collectors.toMap(Map.Entry::getKey, quote -> new BigDecimal(quote.getValue()))),
                0);
    }
}
