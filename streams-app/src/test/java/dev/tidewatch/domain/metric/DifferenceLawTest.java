package dev.tidewatch.domain.metric;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidewatch.domain.testing.Arrival;
import dev.tidewatch.domain.testing.ArrivalOrders;
import dev.tidewatch.domain.testing.EventStories;
import dev.tidewatch.domain.testing.LedgerDriver;
import dev.tidewatch.domain.testing.PublishedRates;
import dev.tidewatch.domain.testing.Story;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** Differences add up to the same sums, however often and whenever they are taken. */
class DifferenceLawTest {

    private static final long FIRST = Long.getLong("law.first", 0);
    private static final long SEEDS = Long.getLong("law.seeds", 2_000);
    private static final Duration REACH = Duration.ofDays(Window.LONGEST_DAYS + 1L);

    @Test
    void shouldAddUpToTheSameWhateverTheOrderAndTheReleases() {
        OptionalLong differing = LongStream.range(FIRST, FIRST + SEEDS)
                .parallel()
                .filter(seed -> !released(seed, 1, 100).equals(released(seed, 2, 0)))
                .findFirst();

        assertThat(differing).as("seed whose sums differ").isEmpty();
    }

    /** The sums of a story's differences, taken after so many percent of the arrivals, and at the end. */
    private static SortedMap<String, FigureVector> released(long seed, int order, int percent) {
        Story story = EventStories.from(seed);
        LedgerDriver driver = new LedgerDriver(
                story.profile(), PublishedRates.table(seed, story.profile().rates()));
        DifferenceCalculus calculus = new DifferenceCalculus(story.profile());
        Differences sum = new Differences();
        SplittableRandom random = new SplittableRandom(seed);
        for (Arrival arrival : arrivals(story, 3 * seed + order)) {
            driver.take(arrival);
            if (random.nextInt(100) < percent) {
                release(driver, calculus, sum, story);
            }
        }
        release(driver, calculus, sum, story);
        SortedMap<String, FigureVector> sums = new TreeMap<>();
        sum.drainTo((segment, day, vector) -> sums.put(segment.key() + " " + day, vector));
        return sums;
    }

    private static void release(LedgerDriver driver, DifferenceCalculus calculus, Differences sum, Story story) {
        calculus.add(driver.history().released(), driver.history().current(), sum);
        driver.released(driver.ledger().revisableFrom(story.profile()).minus(REACH));
    }

    private static List<Arrival> arrivals(Story story, long seed) {
        List<Arrival> arrivals = new ArrayList<>(ArrivalOrders.admissible(story, story.end(), seed));
        arrivals.add(Arrival.ofClock(story.end().plus(Duration.ofDays(31))));
        return arrivals;
    }
}
