package dev.tidewatch.domain.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidewatch.domain.fx.RateTable;
import dev.tidewatch.domain.profile.Profile;
import dev.tidewatch.domain.testing.Arrival;
import dev.tidewatch.domain.testing.Arrivals;
import dev.tidewatch.domain.testing.EventStories;
import dev.tidewatch.domain.testing.Law;
import dev.tidewatch.domain.testing.LedgerDriver;
import dev.tidewatch.domain.testing.Profiles;
import dev.tidewatch.domain.testing.PublishedRates;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is folded is never missed: a ledger that keeps everything publishes the same records, one by one. */
class FoldingLawTest {

    @Test
    void shouldPublishWhatALedgerThatNeverFoldsPublishes() {
        Law.of(seed -> Arrivals.any(EventStories.from(seed), seed), FoldingLawTest::publishesTheSame)
                .holdsForEverySeed();
    }

    private static void publishesTheSame(long seed, List<Arrival> arrivals) {
        Profile profile = EventStories.from(seed).profile();
        RateTable rates = PublishedRates.table(seed, profile.rates());
        LedgerDriver folding = new LedgerDriver(profile, rates);
        LedgerDriver keeping = new LedgerDriver(Profiles.keepingEverything(profile), rates);
        for (Arrival arrival : arrivals) {
            if (folding.take(arrival).accepted()) {
                keeping.take(arrival);
            } else {
                keeping.passed(folding.clock());
            }

            assertThat(keeping.corrections()).as("after %s", arrival).isEqualTo(folding.corrections());
            assertThat(keeping.history().current())
                    .as("history after %s", arrival)
                    .isEqualTo(folding.history().current());
        }
    }
}
