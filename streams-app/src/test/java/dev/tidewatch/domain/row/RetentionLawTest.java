package dev.tidewatch.domain.row;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.Comparators;
import com.google.common.collect.Streams;
import dev.tidewatch.domain.figure.RatioFigure;
import dev.tidewatch.domain.figure.RetentionFigures;
import dev.tidewatch.domain.profile.Profile;
import dev.tidewatch.domain.testing.Law;
import dev.tidewatch.domain.testing.NaiveFigures;
import dev.tidewatch.domain.testing.NaiveRetention;
import dev.tidewatch.domain.testing.PublishedRates;
import dev.tidewatch.domain.vector.FigureVector;
import dev.tidewatch.domain.vector.Measure;
import dev.tidewatch.domain.vector.PairMeasure;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Rows made of differences, restated as late events come, equal the figures by their definitions, and add up. */
class RetentionLawTest {

    private static final int ROWS = 40;
    private static final int SEGMENTS = 5;

    /** Until then every window has left every movement behind; of few companies, for it makes thousands of rows. */
    private static final int LONG_AFTER = 800;

    @Test
    void shouldEqualTheDefinitionsWhateverTheOrderTheReleasesAndTheRestatements() {
        Law.of(CompanyStep::of, RetentionLawTest::equalsTheDefinitions).holdsForSeedsOf(CompanyStep.CUSTOMERS);
    }

    private static void equalsTheDefinitions(long seed, List<CompanyStep> steps) {
        Profile profile = CompanyStep.profile(seed);
        CompanyInMemory company = new CompanyInMemory(profile, PublishedRates.table(seed, profile.rates()));
        steps.forEach(company::take);
        company.close(Duration.ofDays(seed % 8 == 0 ? LONG_AFTER : seed * 37 % 90));
        NaiveRetention naive =
                NaiveRetention.of(company.told(), profile, profile.segmentAttributes(), PublishedRates.from(seed));

        RollForward.check(company.rows());
        some(company.rows().keySet(), ROWS, seed)
                .forEach(key ->
                        equalsTheDefinition(key, requireNonNull(company.rows().get(key)), naive));
        Horizon horizon = Horizon.at(company.clock(), profile);
        assertThat(Conduct.cohorts(company.cohortRows()))
                .isEqualTo(
                        naive.cohorts(LocalDate.ofEpochDay(horizon.closed()), LocalDate.ofEpochDay(horizon.settled())));
        some(naive.segments(), SEGMENTS, seed)
                .forEach(segment ->
                        begins(segment, LocalDate.ofInstant(company.clock(), profile.zone()), company, naive));
    }

    /** Those that a seed prefers: the same as long as they are there. */
    private static List<String> some(Iterable<String> all, int count, long seed) {
        return Streams.stream(all)
                .collect(Comparators.least(
                        count,
                        Comparator.comparingInt((String key) -> (key.hashCode() ^ (int) seed) * 0x9E3779B9)
                                .thenComparing(key -> key)));
    }

    private static void equalsTheDefinition(String key, MetricRow row, NaiveRetention naive) {
        String segment = key.substring(0, key.indexOf('|'));
        String window = row.figures().window().name();

        NaiveFigures expected = naive.figures(segment, window, LocalDate.ofEpochDay(row.day()));

        assertThat(naive(row.figures())).as(key).isEqualTo(expected);
        assertThat(row.figures().ltv()).as(key).isEqualTo(naive.ltv(segment, LocalDate.ofEpochDay(row.day())));
        assertThat(row.figures().negativeChurn()).as(key).isEqualTo(expected.negativeChurn());
        assertThat(RatioFigure.ASP.of(row.figures())).as(key).isEqualTo(expected.asp());
    }

    /** The first row of a segment is there, if its day is over. */
    private static void begins(String segment, LocalDate today, CompanyInMemory company, NaiveRetention naive) {
        naive.firstDay(segment)
                .filter(day -> day.isBefore(today))
                .ifPresent(day -> assertThat(company.rows()).containsKey(segment + "|P1D|" + day));
    }

    private static NaiveFigures naive(RetentionFigures figures) {
        FigureVector end = figures.end().figures();
        return new NaiveFigures(
                figures.customersStart(),
                units(figures.mrrStart()),
                figures.customers(),
                units(figures.mrr()),
                figures.inWindow(Measure.NEW_COUNT),
                units(figures.inWindow(Measure.NEW_MRR)),
                figures.inWindow(Measure.EXPANSION_COUNT),
                units(figures.inWindow(Measure.EXPANSION_MRR)),
                figures.inWindow(Measure.CONTRACTION_COUNT),
                units(figures.inWindow(Measure.CONTRACTION_MRR)),
                figures.inWindow(Measure.CHURN_COUNT),
                units(figures.inWindow(Measure.CHURN_MRR)),
                figures.inWindow(Measure.REACTIVATION_COUNT),
                units(figures.inWindow(Measure.REACTIVATION_MRR)),
                units(figures.inWindow(Measure.ENTERING_MRR)),
                units(figures.inWindow(Measure.LEAVING_MRR)),
                figures.lost(),
                figures.gained(),
                figures.withoutRate(),
                units(figures.mrrStart() + end.get(PairMeasure.RETAINED_MRR, figures.window())),
                units(figures.mrrStart() + end.get(PairMeasure.KEPT_MRR, figures.window())),
                figures.mrrRevalued(),
                figures.fx(),
                Conduct.movers(figures),
                Conduct.churn(figures),
                Conduct.trials(figures),
                Conduct.answers(figures),
                Conduct.purchases(figures));
    }

    private static BigDecimal units(long micros) {
        return BigDecimal.valueOf(micros, 6);
    }
}
