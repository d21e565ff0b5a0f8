package dev.tidewatch.domain.figure;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidewatch.domain.fx.Rate;
import dev.tidewatch.domain.fx.RatePolicy;
import dev.tidewatch.domain.fx.RateTable;
import dev.tidewatch.domain.testing.MarkdownTables;
import dev.tidewatch.domain.vector.FigureVector;
import dev.tidewatch.domain.vector.Measure;
import dev.tidewatch.domain.vector.Slice;
import dev.tidewatch.domain.vector.SliceMeasure;
import dev.tidewatch.domain.vector.Window;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RevaluationTest {

    private static final Path PAGE = Path.of("..", "docs", "formulas.md");
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.ENGLISH);
    private static final int FIRST = day("2026-03-01");
    private static final long BOOKED = 55_000_000;

    private final RateTable rates = new RateTable(RatePolicy.STANDARD);
    private final Revaluation revaluation = new Revaluation(rates);

    @Test
    void shouldSayWhatThePageSays() throws IOException {
        List<List<List<String>>> tables =
                MarkdownTables.under(Files.readAllLines(PAGE), "D", "`mrrRevalued`", "`fx` over `P1D`");
        publish("EUR", "2026-03-01", 1_100_000_000);
        publish("EUR", "2026-03-03", 1_200_000_000);

        assertThat(tables).hasSize(1);
        for (List<String> row : tables.get(0)) {
            int day = Math.toIntExact(LocalDate.parse(row.get(0) + " 2026", DAY).toEpochDay());
            FigureVector start = day == FIRST ? FigureVector.ZERO : euros(50_000_000);
            RetentionFigures figures = revaluation.figures(Window.P1D, day, start, euros(50_000_000));

            assertThat(List.of(plain(figures.mrrRevalued()), plain(figures.fx())))
                    .as("%s", row)
                    .isEqualTo(row.subList(1, 3));
        }
    }

    @Test
    void shouldRoundEachCurrencyByItselfHalfUp() {
        publish("JPY", "2026-03-01", 500_000);
        publish("KWD", "2026-03-01", 3_250_500_000L);

        RetentionFigures figures = revaluation.figures(
                Window.P1D, FIRST, FigureVector.ZERO, natives(new TreeMap<>(Map.of("JPY", 1_001L, "KWD", 1L))));

        assertThat(figures.mrrRevalued()).isEqualByComparingTo("0.000004");
    }

    @Test
    void shouldBeUnknownWhenOneCurrencyHasNoRate() {
        publish("JPY", "2026-03-01", 500_000);

        RetentionFigures figures = revaluation.figures(
                Window.P1D, FIRST, FigureVector.ZERO, natives(new TreeMap<>(Map.of("JPY", 1_000L, "KWD", 1L))));

        assertThat(figures.mrrRevalued()).isNull();
        assertThat(figures.fx()).isNull();
    }

    private void publish(String currency, String day, long nanos) {
        rates.put(new Rate(currency, day(day), nanos, Instant.EPOCH));
    }

    private static FigureVector euros(long micros) {
        long[] components = new long[FigureVector.SIZE];
        components[Measure.MRR.index()] = BOOKED;
        components[Measure.FOREIGN_MRR.index()] = BOOKED;
        return FigureVector.of(components, slices(new TreeMap<>(Map.of("EUR", micros))));
    }

    private static FigureVector natives(SortedMap<String, Long> natives) {
        return FigureVector.of(new long[FigureVector.SIZE], slices(natives));
    }

    private static SortedMap<Slice, Long> slices(SortedMap<String, Long> natives) {
        SortedMap<Slice, Long> slices = new TreeMap<>();
        natives.forEach((currency, micros) -> slices.put(new Slice(SliceMeasure.MRR_IN_CURRENCY, currency), micros));
        return slices;
    }

    private static String plain(@Nullable BigDecimal amount) {
        return amount == null
                ? "null"
                : amount.signum() == 0 ? "0" : amount.stripTrailingZeros().toPlainString();
    }

    private static int day(String day) {
        return Math.toIntExact(LocalDate.parse(day).toEpochDay());
    }
}
