package dev.tidewatch.domain.metric;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidewatch.domain.ledger.Movement;
import dev.tidewatch.domain.profile.Profile;
import dev.tidewatch.domain.testing.Arrival;
import dev.tidewatch.domain.testing.ArrivalOrders;
import dev.tidewatch.domain.testing.EventStories;
import dev.tidewatch.domain.testing.LedgerDriver;
import dev.tidewatch.domain.testing.NaiveFigures;
import dev.tidewatch.domain.testing.NaiveRetention;
import dev.tidewatch.domain.testing.PublishedRates;
import dev.tidewatch.domain.testing.Story;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * Rows made of differences, restated as late events come, equal the figures by their definitions. Over a quarter
 * of {@code -Dlaw.seeds} random companies, {@code -Dlaw.first} the first.
 */
class RetentionLawTest {

    private static final long FIRST = Long.getLong("law.first", 0);
    private static final long SEEDS = Long.getLong("law.seeds", 2_000) / 4;
    private static final int CUSTOMERS = 3;
    private static final int ROWS = 40;
    private static final Duration REACH = Duration.ofDays(Window.LONGEST_DAYS + 1L);

    @Test
    void shouldEqualTheDefinitionsWhateverTheOrderTheReleasesAndTheRestatements() {
        OptionalLong broken = LongStream.range(FIRST, FIRST + SEEDS)
                .parallel()
                .filter(seed -> violation(seed) != null)
                .findFirst();

        assertThat(broken)
                .withFailMessage(() -> "seed " + broken.orElseThrow() + ": " + violation(broken.orElseThrow()))
                .isEmpty();
    }

    private static @Nullable String violation(long seed) {
        return new Company(seed).violation();
    }

    private static final class Company {

        private final long seed;
        private final SplittableRandom random;
        private final Profile profile;
        private final DifferenceCalculus calculus;
        private final MetricsInMemory metrics;
        private final Differences sum = new Differences();
        private final Map<String, List<Movement>> movements = new TreeMap<>();
        private Instant clock = Instant.EPOCH;

        private Company(long seed) {
            this.seed = seed;
            random = new SplittableRandom(seed);
            profile = EventStories.from(seed).profile();
            calculus = new DifferenceCalculus(profile);
            metrics = new MetricsInMemory(profile);
            for (int i = 0; i < CUSTOMERS; i++) {
                live("cus_" + i, EventStories.from(seed * CUSTOMERS + i));
            }
            publish(clock.plus(Duration.ofDays(random.nextInt(800))));
        }

        /** One customer after the other, so that most of what happens is long past. */
        private void live(String id, Story story) {
            LedgerDriver driver = new LedgerDriver(profile, PublishedRates.table(seed, profile.rates()));
            Story mine = new Story(profile, story.events(), story.hardInstants());
            List<Arrival> arrivals = new ArrayList<>(ArrivalOrders.disorderly(mine, mine.end(), random.nextLong()));
            arrivals.add(Arrival.ofClock(mine.end().plus(Duration.ofDays(random.nextInt(60)))));
            for (Arrival arrival : arrivals) {
                driver.take(arrival);
                if (random.nextInt(4) == 0) {
                    release(driver);
                }
                if (random.nextInt(20) == 0) {
                    publish(driver.clock());
                }
            }
            release(driver);
            movements.put(id, driver.published());
            clock = driver.clock().isAfter(clock) ? driver.clock() : clock;
        }

        private void release(LedgerDriver driver) {
            calculus.add(driver.history().released(), driver.history().current(), sum);
            driver.released(driver.ledger().revisableFrom(profile).minus(REACH));
        }

        private void publish(Instant asOf) {
            metrics.take(sum);
            clock = asOf.isAfter(clock) ? asOf : clock;
            metrics.publish(clock);
        }

        private @Nullable String violation() {
            NaiveRetention naive = new NaiveRetention(movements, profile, profile.segmentAttributes());
            List<String> segments = new ArrayList<>(naive.segments());
            String missing = missing(segments.get(random.nextInt(segments.size())), naive);
            if (missing != null) {
                return missing;
            }
            List<Map.Entry<String, MetricRow>> rows =
                    new ArrayList<>(metrics.rows().entrySet());
            for (int i = 0; i < ROWS && !rows.isEmpty(); i++) {
                Map.Entry<String, MetricRow> row = rows.get(random.nextInt(rows.size()));
                String wrong = wrong(row.getKey(), row.getValue(), naive);
                if (wrong != null) {
                    return wrong;
                }
            }
            return null;
        }

        /** The first row of a segment, if it is not there. */
        private @Nullable String missing(String segment, NaiveRetention naive) {
            LocalDate closed = LocalDate.ofInstant(clock, profile.zone()).minusDays(1);
            String missing = naive.firstDay(segment)
                    .filter(day -> !day.isAfter(closed))
                    .map(day -> segment + "|P1D|" + day)
                    .filter(key -> !metrics.rows().containsKey(key))
                    .orElse(null);
            return missing == null ? null : "no row " + missing;
        }

        private static @Nullable String wrong(String key, MetricRow row, NaiveRetention naive) {
            String segment = key.substring(0, key.indexOf('|'));
            LocalDate day = LocalDate.ofEpochDay(row.day());
            NaiveFigures expected =
                    naive.figures(segment, row.figures().window().name(), day);
            NaiveFigures actual = naive(row.figures());
            return expected.equals(actual) ? null : key + "\n" + expected + "\n" + actual;
        }
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
                units(figures.mrrStart() + end.get(PairMeasure.KEPT_MRR, figures.window())));
    }

    private static BigDecimal units(long micros) {
        return BigDecimal.valueOf(micros, 6);
    }
}
