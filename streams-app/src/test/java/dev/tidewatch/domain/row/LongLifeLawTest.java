package dev.tidewatch.domain.row;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tidewatch.domain.customer.CustomerEvent;
import dev.tidewatch.domain.fx.Rates;
import dev.tidewatch.domain.ledger.movement.Movement;
import dev.tidewatch.domain.profile.Profile;
import dev.tidewatch.domain.testing.AcceptedEvents;
import dev.tidewatch.domain.testing.Arrival;
import dev.tidewatch.domain.testing.EventStories;
import dev.tidewatch.domain.testing.LongLife;
import dev.tidewatch.domain.testing.NaiveLedger;
import dev.tidewatch.domain.testing.Profiles;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What is folded over ten years is never missed: not in the movements, not in a figure of any day. */
class LongLifeLawTest {

    private static final Profile FOLDING = Profiles.splitBy(EventStories.ATTRIBUTE);
    private static final Duration LATER = Duration.ofDays(40);
    private static final int ARRIVALS_A_RELEASE = 10;
    private static final int ARRIVALS_A_PUBLICATION = 200;

    @ParameterizedTest
    @EnumSource
    void shouldGiveWhatACompanyThatKeepsEverythingGives(LongLife life) {
        List<CustomerEvent> events = life.events();
        AcceptedEvents accepted = new AcceptedEvents();
        events.forEach(accepted::take);

        CompanyInMemory folding = company(FOLDING, events);

        assertThat(movements(folding)).isEqualTo(new NaiveLedger(FOLDING, accepted, end(events)).movements());
        CompanyInMemory keeping = company(Profiles.keepingEverything(FOLDING), events);
        assertThat(movements(folding)).isEqualTo(movements(keeping));
        assertThat(folding.rows().keySet()).isEqualTo(keeping.rows().keySet());
        folding.rows()
                .forEach((key, row) -> assertThat(row.figures()
                                .saysTheSameAs(
                                        requireNonNull(keeping.rows().get(key)).figures()))
                        .as(key)
                        .isTrue());
    }

    private static CompanyInMemory company(Profile profile, List<CustomerEvent> events) {
        CompanyInMemory company = new CompanyInMemory(profile, Rates.NONE);
        int arrived = 0;
        for (CustomerEvent event : events) {
            arrived++;
            boolean releases = arrived % ARRIVALS_A_RELEASE == 0;
            boolean publishes = arrived % ARRIVALS_A_PUBLICATION == 0;
            company.take(new CompanyStep(
                    0, new Arrival(event, Instant.EPOCH), CompanyStep.NOTHING_BESIDE, releases, publishes));
        }
        company.close(LATER);
        return company;
    }

    private static List<Movement> movements(CompanyInMemory company) {
        return company.movements().values().iterator().next();
    }

    /** No effect is due after the last event. */
    private static Instant end(List<CustomerEvent> events) {
        return events.stream()
                .map(CustomerEvent::occurredAt)
                .max(Instant::compareTo)
                .orElseThrow();
    }
}
