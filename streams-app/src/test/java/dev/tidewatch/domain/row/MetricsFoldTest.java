package dev.tidewatch.domain.row;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.tidewatch.domain.figure.Revaluation;
import dev.tidewatch.domain.fx.Rates;
import dev.tidewatch.domain.vector.FigureVector;
import dev.tidewatch.domain.vector.Measure;
import dev.tidewatch.domain.vector.Slice;
import dev.tidewatch.domain.vector.SliceMeasure;
import dev.tidewatch.domain.vector.Window;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** A segment gets a customer of 100 on day 10; no event of a day counts any more once 5 days have passed. */
class MetricsFoldTest {

    private static final int LATENESS = 5;
    private static final int DAY = 10;
    private static final FigureVector CUSTOMER = mrr(100);

    private final Map<Integer, FigureDay> stored = new HashMap<>();
    private @Nullable SegmentDays segment;

    @Test
    void shouldBeginOnTheDayOfTheFirstDifferenceWhateverTheOrder() {
        add(DAY, CUSTOMER);
        add(DAY - 2, CUSTOMER);
        add(DAY + 2, CUSTOMER);

        assertThat(segment).isEqualTo(new SegmentDays(DAY - 2, null, DAY - 2, List.of()));
    }

    @Test
    void shouldRememberTheCurrenciesThatARateMayCome() {
        add(DAY, natives("EUR"));
        add(DAY, natives("CHF"));

        assertThat(segment).isEqualTo(new SegmentDays(DAY, null, DAY, List.of("CHF", "EUR")));
    }

    @Test
    void shouldCloseTheDaysThatEndedAndShowTheOneThatDidNot() {
        add(DAY, CUSTOMER);

        SegmentRows rows = publish(null, DAY + 1).orElseThrow();

        assertThat(rows.days()).extracting(SegmentRows.Day::day).containsExactly(DAY, DAY + 1);
        assertThat(rows.segment()).isEqualTo(new SegmentDays(DAY, DAY, null, List.of()));
        assertThat(rows.rows())
                .hasSize(3 * Window.values().length)
                .allSatisfy(row -> assertThat(row.figures().mrr()).isEqualTo(100))
                .extracting(MetricRow::day, MetricRow::live)
                .startsWith(tuple(DAY, false))
                .endsWith(tuple(DAY + 2, true));
    }

    @Test
    void shouldSayNothingWhenNothingIsAnother() {
        add(DAY, CUSTOMER);
        publish(null, DAY);

        assertThat(publish(DAY, DAY)).isEmpty();
    }

    /** Nothing that was stored is written again. */
    @Test
    void shouldOnlySayThatRowsAreFinalWhenNoEventCanChangeThem() {
        add(DAY, CUSTOMER);
        publish(null, DAY + LATENESS - 1);

        SegmentRows rows = publish(DAY + LATENESS - 1, DAY + LATENESS).orElseThrow();

        assertThat(rows.rows().stream().filter(row -> row.day() == DAY))
                .hasSize(Window.values().length)
                .allMatch(row -> row.isFinal() && row.revision() == 0 && !row.restatedAfterFinal());
        assertThat(rows.days()).extracting(SegmentRows.Day::day).containsExactly(DAY + LATENESS);
    }

    /** Lateness is no whole number of days. */
    @Test
    void shouldSayThatRowsAreFinalWhenNoDayEndedMeanwhile() {
        add(DAY, CUSTOMER);
        Horizon before = new Horizon(Instant.EPOCH, DAY + LATENESS, DAY - 1);
        publish(null, before, Map.of());

        SegmentRows rows = publish(before, new Horizon(Instant.EPOCH, DAY + LATENESS, DAY), Map.of())
                .orElseThrow();

        assertThat(rows.days()).isEmpty();
        assertThat(rows.rows()).hasSize(Window.values().length).allMatch(row -> row.day() == DAY && row.isFinal());
    }

    @Test
    void shouldRestateTheRowsThatALateDifferenceChanges() {
        add(DAY, CUSTOMER);
        publish(null, DAY + 1);
        add(DAY, CUSTOMER);

        SegmentRows rows = publish(DAY + 1, DAY + 1).orElseThrow();

        assertThat(rows.rows().stream().filter(row -> !row.live()))
                .hasSize(2 * Window.values().length)
                .allMatch(row -> row.revision() == 1 && row.figures().mrr() == 200);
    }

    @Test
    void shouldLookAtARowAgainWhenARateOfItsCurrencyCame() {
        add(DAY, natives("EUR"));
        publish(null, DAY + 1);

        Horizon same = horizon(DAY + 1);
        assertThat(publish(same, same, Map.of("CHF", DAY))).isEmpty();
        assertThat(publish(same, same, Map.of("EUR", DAY + 1)).orElseThrow().days())
                .extracting(SegmentRows.Day::day)
                .containsExactly(DAY + 1);
    }

    private Optional<SegmentRows> publish(@Nullable Integer before, int closed) {
        return publish(before == null ? null : horizon(before), horizon(closed), Map.of());
    }

    /** Writes what was decided, as the task does. */
    private Optional<SegmentRows> publish(@Nullable Horizon before, Horizon now, Map<String, Integer> rates) {
        Revaluation revaluation = new Revaluation(Rates.NONE);
        MetricsFold fold = new MetricsFold(new Publication(before, now, revaluation, revaluation, rates));
        SegmentDays known = requireNonNull(segment);
        if (!fold.isNews(known)) {
            return Optional.empty();
        }
        SegmentRows decided = fold.rows(known, this::stored);
        decided.days().forEach(day -> stored.put(day.day(), day.figures()));
        segment = decided.segment();
        return Optional.of(decided);
    }

    private void add(int day, FigureVector vector) {
        segment = MetricsFold.added(segment, day, vector);
        stored.put(day, stored(day).plus(vector));
    }

    private FigureDay stored(int day) {
        return stored.getOrDefault(day, FigureDay.EMPTY);
    }

    private static Horizon horizon(int closed) {
        return new Horizon(Instant.EPOCH, closed, closed - LATENESS);
    }

    private static FigureVector mrr(long amount) {
        long[] components = new long[FigureVector.SIZE];
        components[Measure.CUSTOMERS.index()] = 1;
        components[Measure.MRR.index()] = amount;
        return FigureVector.of(components);
    }

    private static FigureVector natives(String currency) {
        long[] components = new long[FigureVector.SIZE];
        components[Measure.MRR.index()] = 1;
        return FigureVector.of(
                components, new TreeMap<>(Map.of(new Slice(SliceMeasure.MRR_IN_CURRENCY, currency), 1L)));
    }
}
