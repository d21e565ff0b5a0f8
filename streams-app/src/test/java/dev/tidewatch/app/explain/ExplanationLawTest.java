package dev.tidewatch.app.explain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidewatch.domain.figure.Figure;
import dev.tidewatch.domain.figure.Metric;
import dev.tidewatch.domain.figure.Source;
import dev.tidewatch.domain.ledger.movement.Movement;
import dev.tidewatch.domain.profile.Profile;
import dev.tidewatch.domain.segment.Segment;
import dev.tidewatch.domain.testing.Arrival;
import dev.tidewatch.domain.testing.ArrivalOrders;
import dev.tidewatch.domain.testing.EventStories;
import dev.tidewatch.domain.testing.LedgerDriver;
import dev.tidewatch.domain.testing.NaiveFigures;
import dev.tidewatch.domain.testing.NaiveRetention;
import dev.tidewatch.domain.testing.PublishedRates;
import dev.tidewatch.domain.testing.Story;
import dev.tidewatch.domain.vector.Window;
import dev.tidewatch.output.RetentionMetrics;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * What published movements, corrected and voided ones among them, explain of a random row is the figure by its definition:
 * over a quarter of {@code -Dlaw.seeds} random companies, {@code -Dlaw.first} the first.
 */
class ExplanationLawTest {

    private static final long FIRST = Long.getLong("law.first", 0);
    private static final long SEEDS = Long.getLong("law.seeds", 2_000) / 4;
    private static final int CUSTOMERS = 3;
    private static final int ROWS = 10;
    private static final Map<String, String> NAIVE_NAMES =
            Map.of("retainedMrr", "startersMrr", "keptMrr", "startersKeptMrr");
    private static final List<Metric> EXPLAINED = Metric.all().stream()
            .filter(metric -> metric.source().isExplained())
            .toList();

    @Test
    void shouldAddUpToTheFigureWhateverTheRow() {
        OptionalLong broken = LongStream.range(FIRST, FIRST + SEEDS)
                .parallel()
                .filter(seed -> new Company(seed).violation() != null)
                .findFirst();

        assertThat(broken)
                .withFailMessage(
                        () -> "seed " + broken.orElseThrow() + ": " + new Company(broken.orElseThrow()).violation())
                .isEmpty();
    }

    private static final class Company {

        private final long seed;
        private final SplittableRandom random;
        private final Profile profile;
        private final List<CustomerMovements> published = new ArrayList<>();
        private final Map<String, List<Movement>> movements = new TreeMap<>();

        private Company(long seed) {
            this.seed = seed;
            random = new SplittableRandom(seed);
            profile = EventStories.from(seed).profile();
            for (int i = 0; i < CUSTOMERS; i++) {
                live("cus_" + i, EventStories.from(seed * CUSTOMERS + i));
            }
        }

        private void live(String id, Story story) {
            LedgerDriver driver = new LedgerDriver(profile, PublishedRates.table(seed, profile.rates()));
            Story mine = story.under(profile);
            List<Arrival> arrivals = new ArrayList<>(ArrivalOrders.disorderly(mine, mine.end(), random.nextLong()));
            arrivals.add(Arrival.ofClock(mine.end().plus(Duration.ofDays(random.nextInt(60)))));
            arrivals.forEach(driver::take);
            published.add(Published.of(id, driver, profile));
            movements.put(id, driver.published());
        }

        private @Nullable String violation() {
            NaiveRetention naive = new NaiveRetention(movements, profile, profile.segmentAttributes());
            List<String> segments = new ArrayList<>(naive.segments());
            List<LocalDate> days = movements.values().stream()
                    .flatMap(List::stream)
                    .map(movement -> LocalDate.ofInstant(movement.key().at(), profile.zone()))
                    .toList();
            for (int i = 0; i < ROWS && !days.isEmpty(); i++) {
                Segment segment = Segment.ofKey(any(segments)).orElseThrow();
                LocalDate day = any(days).plusDays(any(List.of(-1, 0, 0, 1, 7, 30, 90)));
                String wrong = wrong(naive, segment, day);
                if (wrong != null) {
                    return wrong;
                }
            }
            return null;
        }

        private @Nullable String wrong(NaiveRetention naive, Segment segment, LocalDate day) {
            Window window = any(List.of(Window.values()));
            Metric metric = any(EXPLAINED);
            Question question = new Question(metric, segment, window, day);
            RetentionMetrics row = Published.row(segment, window, day);
            Account account = new Account(question, row, random.nextInt(1, CUSTOMERS + 1));
            published.forEach(account::add);

            NaiveFigures figures = naive.figures(segment.key(), window.name(), day);
            for (Metric each : EXPLAINED) {
                BigDecimal expected = expected(figures, each);
                BigDecimal actual = each.of(account.sum());
                if (!(expected == null ? actual == null : actual != null && actual.compareTo(expected) == 0)) {
                    return question.key() + ": " + each.field() + " is " + expected + ", explained as " + actual;
                }
            }
            return metric instanceof Figure figure
                    ? loose(question, account.section(figure), figure.of(account.sum()))
                    : null;
        }

        /** Shares that do not add up to their figure, or movements that do not add up to their share. */
        private static @Nullable String loose(Question question, Section section, BigDecimal figure) {
            BigDecimal shown = section.sumOfOthers();
            for (Share share : section.shown()) {
                shown = shown.add(share.amount());
                BigDecimal moved = share.causes().stream()
                        .map(Share.Cause::amount)
                        .filter(Objects::nonNull)
                        .reduce(BigDecimal.ZERO, BigDecimal::add);
                boolean ofMovements = section.figure().source() == Source.MOVEMENTS;
                if (share.causes().isEmpty() || (ofMovements && moved.compareTo(share.amount()) != 0)) {
                    return question.key() + ": " + section.figure() + " " + share;
                }
            }
            return shown.compareTo(figure) == 0 ? null : question.key() + ": " + shown + " instead of " + figure;
        }

        private static @Nullable BigDecimal expected(NaiveFigures figures, Metric metric) {
            Object value = figures.named(NAIVE_NAMES.getOrDefault(metric.field(), metric.field()));
            return value instanceof Long count ? BigDecimal.valueOf(count) : (BigDecimal) value;
        }

        private <T> T any(List<T> choices) {
            return choices.get(random.nextInt(choices.size()));
        }
    }
}
