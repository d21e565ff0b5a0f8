package dev.tidewatch.domain.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidewatch.domain.fx.Rate;
import dev.tidewatch.domain.fx.RateTable;
import dev.tidewatch.domain.profile.Profile;
import dev.tidewatch.domain.subscription.Snapshot;
import dev.tidewatch.domain.testing.Arrival;
import dev.tidewatch.domain.testing.ArrivalOrders;
import dev.tidewatch.domain.testing.EventStories;
import dev.tidewatch.domain.testing.LedgerDriver;
import dev.tidewatch.domain.testing.NaiveLedger;
import dev.tidewatch.domain.testing.PublishedRates;
import dev.tidewatch.domain.testing.Shrinker;
import dev.tidewatch.domain.testing.Story;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.SplittableRandom;
import java.util.function.LongPredicate;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What is booked in the reporting currency, over {@code -Dlaw.seeds} random customers with several currencies. */
class BookingLawTest {

    private static final long FIRST = Long.getLong("law.first", 0);
    private static final long SEEDS = Long.getLong("law.seeds", 2_000);

    @Test
    void shouldEqualTheBatchAfterEveryArrivalWhenTheRatesAreKnown() {
        OptionalLong broken = smallestSeed(seed -> violation(seed, arrivals(seed)) != null);

        assertThat(broken).withFailMessage(() -> report(broken.orElseThrow())).isEmpty();
    }

    @Test
    void shouldEqualTheBatchWheneverTheRatesCome() {
        OptionalLong broken = smallestSeed(seed -> {
            RatesOnTheWay way = new RatesOnTheWay(seed);
            return !way.published().equals(way.batch());
        });

        assertThat(broken).as("seed whose rates come in between").isEmpty();
    }

    private static OptionalLong smallestSeed(LongPredicate fails) {
        return LongStream.range(FIRST, FIRST + SEEDS).parallel().filter(fails).findFirst();
    }

    private static String report(long seed) {
        List<Arrival> smallest = Shrinker.smallest(arrivals(seed), fewer -> violation(seed, fewer) != null);
        return "seed " + seed + "\n" + smallest + "\n" + violation(seed, smallest);
    }

    private static List<Arrival> arrivals(long seed) {
        Story story = EventStories.from(seed);
        List<Arrival> arrivals = new ArrayList<>(ArrivalOrders.admissible(story, story.end(), seed));
        arrivals.add(Arrival.ofClock(story.end()));
        return arrivals;
    }

    private static @Nullable String violation(long seed, List<Arrival> arrivals) {
        Profile profile = EventStories.from(seed).profile();
        List<Rate> rates = PublishedRates.from(seed);
        LedgerDriver driver = new LedgerDriver(profile, PublishedRates.table(seed, profile.rates()));
        Map<String, Snapshot> accepted = new LinkedHashMap<>();
        for (Arrival arrival : arrivals) {
            Transition transition = driver.take(arrival);
            Snapshot snapshot = arrival.snapshot();
            if (snapshot != null && transition.accepted()) {
                accepted.put(snapshot.eventId(), snapshot);
            }
            List<Movement> batch = new NaiveLedger(profile, accepted.values(), driver.clock(), rates).movements();
            if (!driver.published().equals(batch)) {
                return driver.published() + "\n" + batch;
            }
        }
        return null;
    }

    /** A customer whose history never folds, and rates that come anywhere between its events, some of them twice. */
    private static final class RatesOnTheWay {

        private final Story story;
        private final List<Rate> rates;
        private final LedgerDriver driver;

        RatesOnTheWay(long seed) {
            story = EventStories.from(seed).neverFolding();
            rates = PublishedRates.from(seed);
            RateTable table = new RateTable(story.profile().rates());
            driver = new LedgerDriver(story.profile(), table);
            SplittableRandom random = new SplittableRandom(seed);
            List<Rate> coming = new ArrayList<>(rates);
            List<Arrival> arrivals = ArrivalOrders.admissible(story, story.end(), seed);
            for (Arrival arrival : arrivals) {
                driver.take(arrival);
                for (int i = random.nextInt(1 + 2 * rates.size() / arrivals.size()); i > 0 && !coming.isEmpty(); i--) {
                    come(table, coming.remove(random.nextInt(coming.size())));
                }
            }
            coming.forEach(rate -> come(table, rate));
            driver.advance(story.end());
        }

        private void come(RateTable table, Rate rate) {
            if (table.put(rate)) {
                driver.revalue();
            }
        }

        List<Movement> published() {
            return driver.published();
        }

        List<Movement> batch() {
            Map<String, Snapshot> accepted = new LinkedHashMap<>();
            LedgerDriver other = new LedgerDriver(story.profile());
            for (Snapshot snapshot : story.events()) {
                if (other.accept(snapshot).accepted()) {
                    accepted.put(snapshot.eventId(), snapshot);
                }
            }
            return new NaiveLedger(story.profile(), accepted.values(), driver.clock(), rates).movements();
        }
    }
}
