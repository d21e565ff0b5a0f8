package dev.tidewatch.avro.state;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidewatch.app.settings.ScorecardFile;
import dev.tidewatch.avro.TrustedRecords;
import dev.tidewatch.domain.Decision;
import dev.tidewatch.domain.customer.CustomerEvent;
import dev.tidewatch.domain.customer.CustomerFold;
import dev.tidewatch.domain.customer.CustomerNews;
import dev.tidewatch.domain.customer.CustomerPolicy;
import dev.tidewatch.domain.customer.CustomerState;
import dev.tidewatch.domain.ledger.Ledger;
import dev.tidewatch.domain.profile.Profile;
import dev.tidewatch.domain.risk.RiskModel;
import dev.tidewatch.domain.risk.alert.AlertPolicy;
import dev.tidewatch.domain.testing.Arrival;
import dev.tidewatch.domain.testing.Arrivals;
import dev.tidewatch.domain.testing.EventStories;
import dev.tidewatch.domain.testing.Law;
import dev.tidewatch.domain.testing.PublishedRates;
import dev.tidewatch.domain.time.BusinessDays;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Resuming from any checkpoint changes nothing: all that is kept of a customer fits into the store's bytes. */
class CheckpointLawTest {

    private static final Instant NEVER_FUTURE = Instant.parse("9999-01-01T00:00:00Z");
    private static final RiskModel RISK = new RiskModel(ScorecardFile.builtIn(), AlertPolicy.TIDEWATCH);

    private final CustomerStateSerde serde = new CustomerStateSerde();

    @BeforeAll
    static void trust() {
        TrustedRecords.trust();
    }

    @Test
    void shouldPublishTheSameWhenResumedFromTheStoreAfterEveryArrival() {
        Law.of(seed -> Arrivals.any(EventStories.from(seed), seed), this::publishesTheSame)
                .holdsForEverySeed();
    }

    private void publishesTheSame(long seed, List<Arrival> arrivals) {
        Profile profile = EventStories.from(seed).profile();
        CustomerFold fold =
                new CustomerFold(new CustomerPolicy(profile, RISK), PublishedRates.table(seed, profile.rates()));
        CustomerState state = CustomerState.EMPTY;
        Instant clock = Ledger.BEGINNING;
        for (Arrival arrival : arrivals) {
            clock = clock.isBefore(arrival.clock()) ? arrival.clock() : clock;
            Decision<CustomerState, CustomerNews> undisturbed = take(fold, state, arrival, clock);

            Decision<CustomerState, CustomerNews> resumed = take(fold, stored(state), arrival, clock);

            assertThat(resumed).as("after %s", arrival).isEqualTo(undisturbed);
            state = released(undisturbed.state(), profile);
            assertThat(stored(state)).as("stored after %s", arrival).isEqualTo(state);
        }
    }

    private static Decision<CustomerState, CustomerNews> take(
            CustomerFold fold, CustomerState state, Arrival arrival, Instant clock) {
        CustomerEvent event = arrival.event();
        return event == null ? fold.advance(state, clock) : fold.apply(state, event, clock, NEVER_FUTURE);
    }

    /** Now and then, as a task does. */
    private static CustomerState released(CustomerState state, Profile profile) {
        return state.ledger().clock().toEpochMilli() % 3 != 0
                ? state
                : state.with(state.history().released(state.historyFrom(profile), new BusinessDays(profile.zone())));
    }

    private CustomerState stored(CustomerState state) {
        return serde.deserializer().deserialize("customers", serde.serializer().serialize("customers", state));
    }
}
