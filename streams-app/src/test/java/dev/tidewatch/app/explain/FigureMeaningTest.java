package dev.tidewatch.app.explain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidewatch.avro.output.RetentionMapping;
import dev.tidewatch.domain.figure.Metric;
import dev.tidewatch.domain.figure.RetentionFigures;
import dev.tidewatch.domain.row.MetricRow;
import dev.tidewatch.domain.segment.Segment;
import dev.tidewatch.domain.vector.FigureVector;
import dev.tidewatch.domain.vector.Window;
import dev.tidewatch.output.RetentionMetrics;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import org.apache.avro.Schema;
import org.junit.jupiter.api.Test;

class FigureMeaningTest {

    private static final RetentionFigures FIGURES =
            RetentionFigures.atBooked(Window.P30D, numbers(1, 1_000), numbers(10_000, 1_000_000));

    /** Fields of a row that are no figures. */
    private static final Set<String> PLACE = Set.of(
            "segment",
            "window",
            "day",
            "live",
            "revision",
            "isFinal",
            "restatedAfterFinal",
            "asOf",
            "reportingCurrency");

    @Test
    void shouldKnowEveryFigureThatARowHas() {
        RetentionMetrics row = new RetentionMapping("USD")
                .toAvro(Segment.ALL, new MetricRow(20_000, false, 0, false, false, FIGURES), Instant.EPOCH);
        List<String> filled = row.getSchema().getFields().stream()
                .map(Schema.Field::name)
                .filter(name -> !PLACE.contains(name))
                .filter(name -> row.get(name) instanceof Long || row.get(name) instanceof BigDecimal)
                .filter(name -> FigureMeaning.unexplained(name).isEmpty())
                .toList();

        assertThat(FigureMeaning.published()).containsExactlyInAnyOrderElementsOf(filled);
        for (String name : filled) {
            Object published = row.get(name);
            BigDecimal explained = Metric.named(name).orElseThrow().of(FIGURES);
            assertThat(explained)
                    .as(name)
                    .isEqualByComparingTo(
                            published instanceof Long count ? BigDecimal.valueOf(count) : (BigDecimal) published);
        }
    }

    @Test
    void shouldExplainEveryFigureOfARowOrSayWhyNot() {
        List<String> silent = RetentionMetrics.getClassSchema().getFields().stream()
                .map(Schema.Field::name)
                .filter(name -> !PLACE.contains(name))
                .filter(name -> !FigureMeaning.published().contains(name))
                .filter(name -> FigureMeaning.unexplained(name).isEmpty())
                .toList();

        assertThat(silent).isEmpty();
    }

    /** A reader who asks for an answer or a trial is not sent to the exchange rates. */
    @Test
    void shouldSayWhatMakesAFigureThatMovementsDoNot() {
        assertThat(FigureMeaning.unexplained("nps")).hasValue("answers make it, not movements: see feedback-events");
        assertThat(FigureMeaning.unexplained("trialsEnded"))
                .hasValueSatisfying(reason -> assertThat(reason).startsWith("trials make it"));
        assertThat(FigureMeaning.unexplained("fx"))
                .hasValueSatisfying(reason -> assertThat(reason).endsWith("look up the rates in fx-rates"));
        assertThat(FigureMeaning.unexplained("mrr")).isEmpty();
        assertThat(FigureMeaning.unexplained("segment")).isEmpty();
    }

    @Test
    void shouldSayOfEachWhatItIs() {
        assertThat(Metric.all().stream().filter(metric -> metric.source().isExplained()))
                .extracting(FigureMeaning::of)
                .allSatisfy(meaning -> assertThat(meaning).isNotBlank());
    }

    private static FigureVector numbers(long from, long to) {
        return FigureVector.of(
                new SplittableRandom(from).longs(FigureVector.SIZE, from, to).toArray());
    }
}
