package dev.tidewatch.domain.testing;

import static java.util.Comparator.comparing;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tidewatch.domain.ledger.movement.Movement;
import dev.tidewatch.domain.profile.Profile;
import dev.tidewatch.domain.subscription.Snapshot;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** What the naive figures owe each other, on some days of every random company: else they would be no measure. */
class NaiveRetentionLawTest {

    private static final int CUSTOMERS = 3;
    private static final int DAYS = 4;
    private static final List<ZoneId> ZONES =
            List.of(ZoneId.of("UTC"), ZoneId.of("America/New_York"), ZoneId.of("Pacific/Auckland"));
    private static final List<String> WINDOWS = List.of("P1D", "P7D", "P30D", "P90D", "P365D", "MTD", "QTD", "YTD");
    private static final List<String> DIMENSIONS =
            List.of("plan", "currency", "interval", "cohort", EventStories.ATTRIBUTE, "tier");
    private static final Map<String, Function<NaiveFigures, BigDecimal>> PARTS = Map.of(
            "mrrStart", NaiveFigures::mrrStart,
            "mrr", NaiveFigures::mrr,
            "newMrr", NaiveFigures::newMrr,
            "expansionMrr", NaiveFigures::expansionMrr,
            "contractionMrr", NaiveFigures::contractionMrr,
            "churnMrr", NaiveFigures::churnMrr,
            "reactivationMrr", NaiveFigures::reactivationMrr);

    private static final Map<String, Function<NaiveFigures, BigDecimal>> OTHERS = Map.of(
            "enteringMrr", NaiveFigures::enteringMrr,
            "leavingMrr", NaiveFigures::leavingMrr,
            "lost", figures -> BigDecimal.valueOf(figures.lost()),
            "gained", figures -> BigDecimal.valueOf(figures.gained()),
            "customersWithoutRate", figures -> BigDecimal.valueOf(figures.customersWithoutRate()));

    /** All laws look at the same figures, which are what takes the time. */
    @Test
    void shouldRollForwardAddUpAndSplitChurnAndReachEveryFigure() {
        Map<String, Function<NaiveFigures, BigDecimal>> unseen = new ConcurrentHashMap<>(PARTS);
        unseen.putAll(OTHERS);

        everywhere((cell, figures) -> {
            figures.forEach((segment, f) -> {
                assertThat(rolled(f)).as("%s of %s", segment, cell).isEqualTo(f.mrr());
                splitsAllOfChurn(segment + " of " + cell, f);
            });
            DIMENSIONS.forEach(dimension -> addsUp(dimension, cell, figures));
            figures.values()
                    .forEach(f ->
                            unseen.values().removeIf(figure -> figure.apply(f).signum() != 0));
        });

        assertThat(unseen)
                .as("a law that holds because its companies never come to a figure says nothing")
                .isEmpty();
    }

    private static void addsUp(String dimension, Cell cell, SortedMap<String, NaiveFigures> figures) {
        List<NaiveFigures> values =
                List.copyOf(figures.subMap(dimension + "=", dimension + ">").values());
        NaiveFigures all = requireNonNull(figures.get("all"));
        PARTS.forEach((name, part) -> assertThat(sum(values, part))
                .as("%s over every %s of %s", name, dimension, cell)
                .isEqualTo(part.apply(all)));
        assertThat(sum(values, NaiveFigures::enteringMrr))
                .as("what moves inside %s of %s", dimension, cell)
                .isEqualTo(sum(values, NaiveFigures::leavingMrr));
    }

    private static void splitsAllOfChurn(String where, NaiveFigures f) {
        for (List<NaiveChurn.Slice> split : List.of(f.churnByKind(), f.churnByReason(), f.churnByTenure())) {
            assertThat(split.stream().mapToLong(NaiveChurn.Slice::count).sum())
                    .as("churns: %s", where)
                    .isEqualTo(f.churnCount());
        }
        for (List<NaiveChurn.Slice> split :
                List.of(f.churnByKind(), f.churnByReason(), f.churnByPlan(), f.churnByTenure())) {
            assertThat(split.stream().map(NaiveChurn.Slice::mrr).reduce(BigDecimal.valueOf(0, 6), BigDecimal::add))
                    .as("churned MRR: %s", where)
                    .isEqualTo(f.churnMrr());
        }
    }

    private static BigDecimal rolled(NaiveFigures f) {
        return f.mrrStart()
                .add(f.newMrr())
                .add(f.expansionMrr())
                .subtract(f.contractionMrr())
                .subtract(f.churnMrr())
                .add(f.reactivationMrr())
                .add(f.enteringMrr())
                .subtract(f.leavingMrr());
    }

    private static BigDecimal sum(List<NaiveFigures> values, Function<NaiveFigures, BigDecimal> part) {
        return values.stream().map(part).reduce(BigDecimal.valueOf(0, 6), BigDecimal::add);
    }

    /** On days from the one before a company begins to two days after its last movement. */
    private static void everywhere(BiConsumer<Cell, SortedMap<String, NaiveFigures>> law) {
        Law.of(NaiveRetentionLawTest::cells, (seed, cells) -> {
                    NaiveRetention retention =
                            new NaiveRetention(movements(seed), profile(seed), List.of(EventStories.ATTRIBUTE, "tier"));
                    Set<String> segments = retention.segments();
                    for (Cell cell : cells) {
                        SortedMap<String, NaiveFigures> figures = new TreeMap<>();
                        segments.forEach(
                                segment -> figures.put(segment, retention.figures(segment, cell.window(), cell.day())));
                        law.accept(cell, figures);
                    }
                })
                .holdsForSeedsOf(CUSTOMERS);
    }

    private static List<Cell> cells(long seed) {
        List<LocalDate> days =
                new ArrayList<>(days(movements(seed), profile(seed).zone()));
        Collections.shuffle(days, new Random(seed));
        return days.stream()
                .limit(DAYS)
                .flatMap(day -> WINDOWS.stream().map(window -> new Cell(window, day)))
                .toList();
    }

    private static Map<String, List<Movement>> movements(long seed) {
        Profile profile = profile(seed);
        Map<String, List<Movement>> movements = new TreeMap<>();
        for (int customer = 0; customer < CUSTOMERS; customer++) {
            Story story = EventStories.from(seed * CUSTOMERS + customer, profile);
            LedgerDriver driver = new LedgerDriver(profile, PublishedRates.table(seed, profile.rates()));
            story.events().stream().sorted(comparing(Snapshot::occurredAt)).forEach(driver::accept);
            driver.advance(story.end().plus(Duration.ofDays(40)));
            movements.put("cus_" + customer, driver.published());
        }
        return movements;
    }

    /** That of the first customer, in a zone that differs from company to company. */
    private static Profile profile(long seed) {
        ZoneId zone = ZONES.get((int) (seed % ZONES.size()));
        return Profiles.in(zone, EventStories.from(seed * CUSTOMERS).profile());
    }

    private static List<LocalDate> days(Map<String, List<Movement>> movements, ZoneId zone) {
        SortedSet<LocalDate> days = new TreeSet<>();
        movements
                .values()
                .forEach(list -> list.forEach(
                        movement -> days.add(movement.key().at().atZone(zone).toLocalDate())));
        return days.isEmpty()
                ? List.of()
                : days.first().minusDays(1).datesUntil(days.last().plusDays(3)).toList();
    }

    private record Cell(String window, LocalDate day) {}
}
