package dev.tidewatch.avro.state;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidewatch.app.settings.ScorecardFile;
import dev.tidewatch.domain.customer.CustomerEvent;
import dev.tidewatch.domain.customer.CustomerFold;
import dev.tidewatch.domain.customer.CustomerPolicy;
import dev.tidewatch.domain.customer.CustomerState;
import dev.tidewatch.domain.fx.Rates;
import dev.tidewatch.domain.history.CustomerHistory;
import dev.tidewatch.domain.ledger.Ledger;
import dev.tidewatch.domain.profile.Profile;
import dev.tidewatch.domain.risk.RiskModel;
import dev.tidewatch.domain.risk.alert.AlertPolicy;
import dev.tidewatch.domain.testing.EventStories;
import dev.tidewatch.domain.testing.LongLife;
import dev.tidewatch.domain.testing.Profiles;
import dev.tidewatch.domain.time.BusinessDays;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is kept of a customer does not grow with the years: at no moment of ten is it more than this. */
class BoundedStateTest {

    private static final Path FIGURES = Path.of("target", "bounded-state.txt");
    private static final BusinessDays DAYS = new BusinessDays(Profile.TIDEWATCH.zone());
    private static final Profile PROFILE = Profiles.splitBy(EventStories.ATTRIBUTE);

    private final CustomerStateSerde serde = new CustomerStateSerde();
    private final CustomerFold fold = new CustomerFold(
            new CustomerPolicy(PROFILE, new RiskModel(ScorecardFile.builtIn(), AlertPolicy.TIDEWATCH)), Rates.NONE);

    @ParameterizedTest
    @CsvSource({"MONTHLY, 3, 30, 2, 2100", "WEEKLY_THREE, 21, 120, 8, 9000", "ANNUAL, 2, 8, 1, 1000"})
    void shouldStayUnderABoundAtEveryMoment(LongLife life, int snapshots, int entries, int revisions, int bytes)
            throws IOException {
        Kept most = Kept.NOTHING;
        CustomerState state = CustomerState.EMPTY;
        for (CustomerEvent event : life.events()) {
            Instant at = event.occurredAt();
            state = fold.apply(state, event, at, at).state();
            most = most.orMore(Kept.of(state, serde));
            state = released(state);
        }

        Files.writeString(
                FIGURES, life + " at most " + most + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        assertThat(most.snapshots()).as("snapshots").isLessThanOrEqualTo(snapshots);
        assertThat(most.entries()).as("entries").isLessThanOrEqualTo(entries);
        assertThat(most.revisions()).as("revisions").isLessThanOrEqualTo(revisions);
        assertThat(most.bytes()).as("bytes").isLessThanOrEqualTo(bytes);
    }

    /** As a task does each second. */
    private static CustomerState released(CustomerState state) {
        return state.with(state.history().released(state.historyFrom(PROFILE), DAYS));
    }

    /**
     * How much of a customer there is.
     *
     * @param entries of the MRR history, those that the metrics know and those that they are not told of yet
     */
    private record Kept(int snapshots, int entries, int revisions, int bytes) {

        static final Kept NOTHING = new Kept(0, 0, 0, 0);

        static Kept of(CustomerState state, CustomerStateSerde serde) {
            Ledger ledger = state.ledger();
            CustomerHistory unreleased = state.history().unreleased();
            return new Kept(
                    ledger.subscriptions().stream()
                            .mapToInt(history -> history.retained().size() + (history.base() == null ? 0 : 1))
                            .sum(),
                    state.history().released().mrr().entries().size()
                            + (unreleased == null
                                    ? 0
                                    : unreleased.mrr().entries().size()),
                    ledger.revisions().size(),
                    serde.serializer().serialize("customers", state).length);
        }

        Kept orMore(Kept other) {
            return new Kept(
                    Math.max(snapshots, other.snapshots),
                    Math.max(entries, other.entries),
                    Math.max(revisions, other.revisions),
                    Math.max(bytes, other.bytes));
        }
    }
}
