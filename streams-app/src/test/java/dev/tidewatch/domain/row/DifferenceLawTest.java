package dev.tidewatch.domain.row;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidewatch.domain.difference.DifferenceCalculus;
import dev.tidewatch.domain.difference.Differences;
import dev.tidewatch.domain.testing.Arrival;
import dev.tidewatch.domain.testing.Arrivals;
import dev.tidewatch.domain.testing.EventStories;
import dev.tidewatch.domain.testing.Law;
import dev.tidewatch.domain.testing.LedgerDriver;
import dev.tidewatch.domain.testing.PublishedRates;
import dev.tidewatch.domain.testing.Story;
import dev.tidewatch.domain.vector.FigureVector;
import java.util.List;
import java.util.SortedMap;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Differences add up to the same sums, however often and whenever they are taken. */
class DifferenceLawTest {

    @Test
    void shouldAddUpToTheSameWhateverTheOrderAndTheReleases() {
        Law.of(seed -> List.of(0, 50, 100), DifferenceLawTest::sameHoweverOften).holdsForEverySeed();
    }

    /** Each time in another order, too. */
    private static void sameHoweverOften(long seed, List<Integer> percents) {
        assertThat(percents.stream().map(percent -> released(seed, percent)).distinct())
                .hasSizeLessThan(2);
    }

    /** The sums of a story's differences, taken after so many percent of the arrivals, and at the end. */
    private static SortedMap<String, FigureVector> released(long seed, int percent) {
        Story story = EventStories.from(seed);
        LedgerDriver driver = new LedgerDriver(
                story.profile(), PublishedRates.table(seed, story.profile().rates()));
        DifferenceCalculus calculus = new DifferenceCalculus(story.profile());
        Differences sum = new Differences();
        SplittableRandom random = new SplittableRandom(seed);
        for (Arrival arrival : Arrivals.admissible(story, seed, percent)) {
            driver.take(arrival);
            if (random.nextInt(100) < percent) {
                release(driver, calculus, sum);
            }
        }
        release(driver, calculus, sum);
        SortedMap<String, FigureVector> sums = new TreeMap<>();
        sum.drainTo((segment, day, vector) -> sums.put(segment.key() + " " + day, vector));
        return sums;
    }

    private static void release(LedgerDriver driver, DifferenceCalculus calculus, Differences sum) {
        calculus.add(driver.history().released(), driver.history().current(), sum);
        driver.released();
    }
}
