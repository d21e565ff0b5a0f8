package dev.tidewatch.domain.testing;

import static java.util.Comparator.comparing;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tidewatch.domain.ledger.Movement;
import dev.tidewatch.domain.profile.Profile;
import dev.tidewatch.domain.subscription.Snapshot;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** What figures owe each other, over {@code -Dlaw.companies} random companies. */
class NaiveRetentionLawTest {

    private static final int COMPANIES = Integer.getInteger("law.companies", 10);
    private static final long CUSTOMERS = 3;
    private static final List<ZoneId> ZONES =
            List.of(ZoneId.of("UTC"), ZoneId.of("America/New_York"), ZoneId.of("Pacific/Auckland"));
    private static final List<String> WINDOWS = List.of("P1D", "P7D", "P30D", "P90D", "P365D", "MTD", "QTD", "YTD");
    private static final List<String> DIMENSIONS = List.of("plan", "currency", "interval", "cohort", "region", "tier");
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

    /** A law that holds because its companies never come to a figure says nothing. */
    @Test
    void shouldReachEveryFigure() {
        Map<String, Function<NaiveFigures, BigDecimal>> unseen = new ConcurrentHashMap<>(PARTS);
        unseen.putAll(OTHERS);

        everywhere((figures, cell) -> figures.values()
                .forEach(f -> unseen.values().removeIf(figure -> figure.apply(f).signum() != 0)));

        assertThat(unseen).isEmpty();
    }

    @Test
    void shouldRollForwardInEverySegment() {
        everywhere((figures, cell) -> figures.forEach((segment, f) ->
                assertThat(rolled(f)).as("%s of %s", segment, cell).isEqualTo(f.mrr())));
    }

    @Test
    void shouldAddUpOverEveryDimension() {
        everywhere((figures, cell) -> DIMENSIONS.forEach(dimension -> {
            List<NaiveFigures> values =
                    List.copyOf(figures.subMap(dimension + "=", dimension + ">").values());
            NaiveFigures all = requireNonNull(figures.get("all"));
            PARTS.forEach((name, part) -> assertThat(sum(values, part))
                    .as("%s over every %s of %s", name, dimension, cell)
                    .isEqualTo(part.apply(all)));
            assertThat(sum(values, NaiveFigures::enteringMrr))
                    .as("what moves inside %s of %s", dimension, cell)
                    .isEqualTo(sum(values, NaiveFigures::leavingMrr));
        }));
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

    /** From the day before the company begins to two days after its last movement. */
    private static void everywhere(BiConsumer<SortedMap<String, NaiveFigures>, Cell> law) {
        LongStream.range(0, COMPANIES).parallel().forEach(seed -> {
            Map<String, List<Movement>> movements = movements(seed);
            NaiveRetention retention = new NaiveRetention(movements, profile(seed), List.of("region", "tier"));
            Set<String> segments = retention.segments();
            for (LocalDate day : days(movements, profile(seed).zone())) {
                for (String window : WINDOWS) {
                    SortedMap<String, NaiveFigures> figures = new TreeMap<>();
                    segments.forEach(segment -> figures.put(segment, retention.figures(segment, window, day)));
                    law.accept(figures, new Cell(seed, window, day));
                }
            }
        });
    }

    private static Map<String, List<Movement>> movements(long seed) {
        Map<String, List<Movement>> movements = new TreeMap<>();
        for (long customer = 0; customer < CUSTOMERS; customer++) {
            Story story = EventStories.from(seed * CUSTOMERS + customer);
            LedgerDriver driver = new LedgerDriver(profile(seed));
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

    private record Cell(long seed, String window, LocalDate day) {}
}
