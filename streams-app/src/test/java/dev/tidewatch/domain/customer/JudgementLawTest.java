package dev.tidewatch.domain.customer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidewatch.domain.Decision;
import dev.tidewatch.domain.engagement.EngagementPolicy;
import dev.tidewatch.domain.fx.Rates;
import dev.tidewatch.domain.ledger.Ledger;
import dev.tidewatch.domain.profile.Profile;
import dev.tidewatch.domain.rfm.RfmSegments;
import dev.tidewatch.domain.risk.RiskModel;
import dev.tidewatch.domain.risk.alert.Alert;
import dev.tidewatch.domain.risk.alert.parameter.AlertKind;
import dev.tidewatch.domain.terms.KnownTerms;
import dev.tidewatch.domain.testing.JudgedLife;
import dev.tidewatch.domain.testing.Law;
import dev.tidewatch.domain.testing.PublishedRates;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** Whole numbers decide what the whole assessment decides: the same state, the same alerts, the same next instant. */
class JudgementLawTest {

    private static final Profile PROFILE = Profile.TIDEWATCH;
    private static final int LIVES = 150;

    /** A life takes the time of so many short stories. */
    private static final int LONG = 5;

    @Test
    void shouldDecideByWholeNumbersWhatTheWholeAssessmentDecides() {
        Law.of(JudgedLife::from, (seed, life) -> live(seed, life, decision -> {}))
                .holdsForSeedsOf(LONG);
    }

    @Test
    void shouldMeetEveryStateOfEveryAlert() {
        Set<Alert.State> states = EnumSet.noneOf(Alert.State.class);
        Set<Alert.State> ofRules = EnumSet.noneOf(Alert.State.class);
        Set<AlertKind> kinds = EnumSet.noneOf(AlertKind.class);
        for (long seed = 0; seed < LIVES; seed++) {
            live(
                    seed,
                    JudgedLife.from(seed),
                    decision -> decision.outputs().alerts().forEach(alert -> {
                        states.add(alert.state());
                        kinds.add(alert.kind());
                        if (alert.rule() != null) {
                            ofRules.add(alert.state());
                        }
                    }));
        }

        assertThat(states).containsExactlyInAnyOrder(Alert.State.values());
        assertThat(ofRules).containsExactlyInAnyOrder(Alert.State.values());
        assertThat(kinds).containsExactlyInAnyOrder(AlertKind.values());
    }

    /** Nothing of the weights is in a customer's state: whatever it was judged by before, it is judged by those that hold now. */
    @Test
    void shouldDecideSoToTheEndWhenOtherWeightsAreJudgedByMeanwhile() {
        Law.of(JudgedLife::from, JudgementLawTest::liveByOthers).holdsForSeedsOf(LONG);
    }

    private static void liveByOthers(long seed, List<CustomerEvent> life) {
        RiskModel other = JudgedLife.model(seed + 1);
        RiskModel model = JudgedLife.model(seed);
        RiskModel published = new RiskModel(other.scorecard(), model.policy(), model.outcomeTerms());
        Rates rates = PublishedRates.table(seed, PROFILE.rates());
        CustomerState state = CustomerState.EMPTY;
        Instant clock = Ledger.BEGINNING;
        int change = life.size() * (int) Math.floorMod(seed, 10L) / 10;
        for (int number = 0; number < life.size(); number++) {
            CustomerEvent event = life.get(number);
            CustomerPolicy policy = new CustomerPolicy(PROFILE, number < change ? model : published);
            Decision<CustomerState, CustomerNews> decision =
                    new CustomerFold(policy, rates).apply(state, event, clock, event.occurredAt());
            assertThat(decision)
                    .as("after %s", event)
                    .isEqualTo(CustomerFold.judgingInFull(policy, rates, KnownTerms.NONE)
                            .apply(state, event, clock, event.occurredAt()));
            state = decision.state();
            clock = clock.isBefore(event.occurredAt()) ? event.occurredAt() : clock;
        }
    }

    private static void live(
            long seed, List<CustomerEvent> life, Consumer<Decision<CustomerState, CustomerNews>> seen) {
        Set<String> onboarding = seed % 3 == 0 ? Set.of("export") : Set.of();
        EngagementPolicy engagement = new EngagementPolicy(Set.of(), onboarding, 64, Duration.ofDays(2));
        CustomerPolicy policy = new CustomerPolicy(PROFILE, JudgedLife.model(seed), RfmSegments.STANDARD, engagement);
        Rates rates = PublishedRates.table(seed, PROFILE.rates());
        CustomerFold quick = new CustomerFold(policy, rates);
        CustomerFold full = CustomerFold.judgingInFull(policy, rates, KnownTerms.NONE);
        CustomerState state = CustomerState.EMPTY;
        Instant clock = Ledger.BEGINNING;
        for (CustomerEvent event : life) {
            Decision<CustomerState, CustomerNews> decision = quick.apply(state, event, clock, event.occurredAt());
            assertThat(decision).as("after %s", event).isEqualTo(full.apply(state, event, clock, event.occurredAt()));
            seen.accept(decision);
            state = decision.state();
            clock = clock.isBefore(event.occurredAt()) ? event.occurredAt() : clock;
        }
        Instant end = clock.plus(Duration.ofDays(200));
        Decision<CustomerState, CustomerNews> rest = quick.advance(state, end);
        assertThat(rest).as("200 days later").isEqualTo(full.advance(state, end));
        seen.accept(rest);
    }
}
