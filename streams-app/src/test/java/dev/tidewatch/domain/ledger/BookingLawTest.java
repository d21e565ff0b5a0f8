package dev.tidewatch.domain.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidewatch.domain.Decision;
import dev.tidewatch.domain.fx.Rate;
import dev.tidewatch.domain.fx.RateTable;
import dev.tidewatch.domain.ledger.movement.Movement;
import dev.tidewatch.domain.profile.Profile;
import dev.tidewatch.domain.testing.AcceptedEvents;
import dev.tidewatch.domain.testing.Arrival;
import dev.tidewatch.domain.testing.ArrivalOrders;
import dev.tidewatch.domain.testing.Arrivals;
import dev.tidewatch.domain.testing.EventStories;
import dev.tidewatch.domain.testing.Law;
import dev.tidewatch.domain.testing.LedgerDriver;
import dev.tidewatch.domain.testing.NaiveLedger;
import dev.tidewatch.domain.testing.PublishedRates;
import dev.tidewatch.domain.testing.Story;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** What is booked in the reporting currency. */
class BookingLawTest {

    @Test
    void shouldEqualTheBatchAfterEveryArrivalWhenTheRatesAreKnown() {
        Law.of(seed -> Arrivals.admissible(EventStories.from(seed), seed, 0), BookingLawTest::equalsTheBatch)
                .holdsForEverySeed();
    }

    @Test
    void shouldEqualTheBatchWheneverTheRatesCome() {
        Law.of(PublishedRates::from, BookingLawTest::equalsTheBatchAtTheEnd).holdsForEverySeed();
    }

    private static void equalsTheBatch(long seed, List<Arrival> arrivals) {
        Profile profile = EventStories.from(seed).profile();
        List<Rate> rates = PublishedRates.from(seed);
        LedgerDriver driver = new LedgerDriver(profile, PublishedRates.table(seed, profile.rates()));
        AcceptedEvents accepted = new AcceptedEvents();
        Instant clock = Ledger.BEGINNING;
        for (Arrival arrival : arrivals) {
            Decision<Ledger, Revised> decision = driver.take(arrival);
            if (decision.accepted()) {
                clock = driver.clock();
                accepted.take(arrival.event());
            }

            assertThat(driver.published())
                    .as("after %s", arrival)
                    .isEqualTo(new NaiveLedger(profile, accepted, clock, rates).movements());
        }
    }

    private static void equalsTheBatchAtTheEnd(long seed, List<Rate> rates) {
        RatesOnTheWay way = new RatesOnTheWay(seed, rates);

        assertThat(way.published()).isEqualTo(way.batch());
    }

    /** A customer whose history never folds, and rates that come anywhere between its events, some of them twice. */
    private static final class RatesOnTheWay {

        private final Story story;
        private final List<Rate> rates;
        private final LedgerDriver driver;

        RatesOnTheWay(long seed, List<Rate> rates) {
            story = EventStories.from(seed).neverFolding();
            this.rates = rates;
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
            return new NaiveLedger(story.profile(), AcceptedEvents.allOf(story), driver.clock(), rates).movements();
        }
    }
}
