package dev.tidewatch.domain.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidewatch.domain.testing.Arrival;
import dev.tidewatch.domain.testing.Arrivals;
import dev.tidewatch.domain.testing.EventStories;
import dev.tidewatch.domain.testing.Law;
import dev.tidewatch.domain.testing.LedgerLaws;
import dev.tidewatch.domain.testing.Story;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The law of the ledger. */
class LedgerLawTest {

    @Test
    void shouldEqualTheBatchAfterEveryArrival() {
        Law.of(LedgerLawTest::arrivals, LedgerLawTest::equalsTheBatch).holdsForEverySeed();
    }

    @Test
    void shouldLeaveTheSameMovementsWhenTheOrderDiffers() {
        Law.of(seed -> List.of(1, 2), LedgerLawTest::sameInEach).holdsForEverySeed();
    }

    private static List<Arrival> arrivals(long seed) {
        return Arrivals.any(EventStories.from(seed), seed);
    }

    private static void equalsTheBatch(long seed, List<Arrival> arrivals) {
        LedgerLaws.check(EventStories.from(seed).profile(), arrivals);
    }

    private static void sameInEach(long seed, List<Integer> orders) {
        Story story = EventStories.from(seed);
        assertThat(orders.stream()
                        .map(order -> LedgerLaws.published(story.profile(), Arrivals.admissible(story, seed, order)))
                        .distinct())
                .hasSizeLessThan(2);
    }
}
