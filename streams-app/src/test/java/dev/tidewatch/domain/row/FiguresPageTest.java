package dev.tidewatch.domain.row;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidewatch.domain.figure.DayEnd;
import dev.tidewatch.domain.figure.RatioFigure;
import dev.tidewatch.domain.figure.RetentionFigures;
import dev.tidewatch.domain.testing.MarkdownTables;
import dev.tidewatch.domain.vector.FigureVector;
import dev.tidewatch.domain.vector.Measure;
import dev.tidewatch.domain.vector.PairMeasure;
import dev.tidewatch.domain.vector.Window;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What docs/formulas.md says of figures is what the classes compute. */
class FiguresPageTest {

    private static final Path PAGE = Path.of("..", "docs", "formulas.md");
    private static final Window WINDOW = Window.P30D;

    @SuppressWarnings("NullAway.Init") // before each test
    private List<String> page;

    @BeforeEach
    void read() throws IOException {
        page = Files.readAllLines(PAGE);
    }

    @Test
    void shouldDivideAsThePageSays() {
        List<List<List<String>>> tables = MarkdownTables.under(page, "given", "figure", "value");

        assertThat(tables).hasSize(1);
        for (List<String> row : tables.get(0)) {
            assertThat(NamedFigures.of(given(row.get(0))).get(row.get(1)))
                    .as("%s", row)
                    .isEqualTo(row.get(2));
        }
    }

    @Test
    void shouldWorkOutAnExampleOfEveryQuotient() {
        assertThat(MarkdownTables.under(page, "given", "figure", "value").get(0))
                .extracting(row -> row.get(1))
                .containsAll(Arrays.stream(RatioFigure.values())
                        .map(RatioFigure::field)
                        .toList());
    }

    @Test
    void shouldCountOverTimeAsThePageSays() {
        List<List<List<String>>> stories =
                MarkdownTables.under(page, "at", "happens", "over `P30D` to the end of that day");

        assertThat(stories).hasSize(2);
        for (List<List<String>> story : stories) {
            FigureStory told = new FigureStory();
            for (List<String> row : story) {
                Map<String, String> figures = NamedFigures.of(told.happens(row.get(0), row.get(1), WINDOW));
                for (String expected : row.get(2).split(", ", -1)) {
                    String name = expected.substring(0, expected.indexOf(' '));
                    assertThat(name + " " + figures.get(name)).as("%s", row).isEqualTo(expected);
                }
            }
        }
    }

    /** Of a window with nothing but what is given. */
    private static RetentionFigures given(String text) {
        Map<String, BigDecimal> given = new HashMap<>();
        Arrays.stream(text.split(", ", -1))
                .map(part -> part.split(" ", 2))
                .forEach(part -> given.put(part[0], new BigDecimal(part[1])));
        long[] start = new long[FigureVector.SIZE];
        long[] end = new long[FigureVector.SIZE];
        @Nullable BigDecimal churn = given.remove("sixMonthsChurn");
        start[Measure.CUSTOMERS.index()] = count(given.remove("customersStart"));
        start[Measure.MRR.index()] = micros(given.remove("mrrStart"));
        given.forEach((name, amount) -> place(name, amount, end));
        return new RetentionFigures(
                WINDOW,
                new DayEnd(FigureVector.of(start), BigDecimal.ZERO),
                new DayEnd(FigureVector.of(end), BigDecimal.ZERO),
                churn);
    }

    private static void place(String name, BigDecimal amount, long[] end) {
        String symbol = name.replaceAll("([A-Z])", "_$1").toUpperCase(Locale.ROOT);
        long value = symbol.endsWith("MRR") ? micros(amount) : count(amount);
        Arrays.stream(Measure.values())
                .filter(measure -> measure.name().equals(symbol))
                .forEach(measure -> end[measure.index()] = value);
        Arrays.stream(PairMeasure.values())
                .filter(measure -> symbol.replace("_CUSTOMERS", "").equals(measure.name()))
                .forEach(measure -> end[measure.of(WINDOW)] = value);
    }

    private static long count(@Nullable BigDecimal number) {
        return number == null ? 0 : number.longValueExact();
    }

    private static long micros(@Nullable BigDecimal amount) {
        return amount == null ? 0 : amount.movePointRight(6).longValueExact();
    }
}
