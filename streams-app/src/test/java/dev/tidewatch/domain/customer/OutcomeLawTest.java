package dev.tidewatch.domain.customer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidewatch.domain.Decision;
import dev.tidewatch.domain.engagement.EngagementPolicy;
import dev.tidewatch.domain.history.KeptHistory;
import dev.tidewatch.domain.ledger.Ledger;
import dev.tidewatch.domain.profile.Profile;
import dev.tidewatch.domain.rfm.RfmSegments;
import dev.tidewatch.domain.risk.RiskModel;
import dev.tidewatch.domain.risk.alert.Alert;
import dev.tidewatch.domain.risk.outcome.Outcome;
import dev.tidewatch.domain.risk.outcome.OutcomeTerms;
import dev.tidewatch.domain.risk.outcome.Result;
import dev.tidewatch.domain.testing.JudgedLife;
import dev.tidewatch.domain.testing.Law;
import dev.tidewatch.domain.testing.NaiveOutcomes;
import dev.tidewatch.domain.testing.PublishedRates;
import dev.tidewatch.domain.time.BusinessDays;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/**
 * After every arrival, in any order and with repetitions, the outcomes published last are those that alerts and movements alone give.
 */
class OutcomeLawTest {

    private static final Profile PROFILE = Profile.TIDEWATCH;
    private static final BusinessDays DAYS = new BusinessDays(PROFILE.zone());
    private static final int LIVES = 60;

    /** A life takes the time of so many short stories. */
    private static final int LONG = 20;

    @Test
    void shouldPublishWhatAlertsAndMovementsAloneGive() {
        Law.of(OutcomeLawTest::arrivals, (seed, life) -> live(seed, life)).holdsForSeedsOf(LONG);
    }

    @Test
    void shouldMeetEveryOutcome() {
        Set<Result> results = EnumSet.noneOf(Result.class);
        for (long seed = 0; seed < LIVES; seed++) {
            live(seed, arrivals(seed)).published.values().forEach(outcome -> results.add(outcome.result()));
        }

        assertThat(results).isEqualTo(EnumSet.complementOf(EnumSet.of(Result.OPEN)));
    }

    /** One life in three comes as it happened, one in disorder, one in disorder and with repetitions. */
    private static List<CustomerEvent> arrivals(long seed) {
        List<CustomerEvent> events = new ArrayList<>(JudgedLife.from(seed));
        Random random = new Random(seed);
        for (int i = 0; seed % 3 > 0 && i < events.size(); i++) {
            Collections.swap(events, i, Math.min(events.size() - 1, i + random.nextInt(6)));
            if (seed % 3 == 2 && random.nextInt(4) == 0) {
                events.add(i, events.get(random.nextInt(i + 1)));
            }
        }
        return events;
    }

    private static Life live(long seed, List<CustomerEvent> events) {
        Life life = new Life(seed);
        for (CustomerEvent event : events) {
            life.take(event);
        }
        life.pass(Duration.ofDays(60));
        life.pass(Duration.ofDays(400));
        return life;
    }

    private static final class Life {

        private final CustomerPolicy policy;
        private final CustomerFold fold;
        private final NaiveOutcomes naive = new NaiveOutcomes();
        private final Map<String, Alert> raised = new LinkedHashMap<>();
        private final Map<String, Outcome> published = new LinkedHashMap<>();
        private CustomerState state = CustomerState.EMPTY;
        private Instant clock = Ledger.BEGINNING;

        Life(long seed) {
            RiskModel model = JudgedLife.model(seed);
            OutcomeTerms terms = seed % 2 == 0
                    ? OutcomeTerms.TIDEWATCH
                    : new OutcomeTerms(new BigDecimal("0.75"), Duration.ofDays(seed % 4), Duration.ofDays(20));
            policy = new CustomerPolicy(
                    PROFILE,
                    new RiskModel(model.scorecard(), model.policy(), terms),
                    RfmSegments.STANDARD,
                    EngagementPolicy.TIDEWATCH);
            fold = new CustomerFold(policy, PublishedRates.table(seed, PROFILE.rates()));
        }

        void take(CustomerEvent event) {
            Decision<CustomerState, CustomerNews> decision = fold.apply(state, event, clock, event.occurredAt());
            clock = decision.accepted() && clock.isBefore(event.occurredAt()) ? event.occurredAt() : clock;
            see(decision, event);
            call(event);
        }

        void pass(Duration duration) {
            clock = clock.plus(duration);
            call(duration);
        }

        private void call(Object why) {
            while (state.nextDue() != null && state.nextDue().isBefore(clock)) {
                see(fold.advance(state, clock), why);
            }
            check(why);
        }

        private void see(Decision<CustomerState, CustomerNews> decision, Object why) {
            CustomerState before = state;
            decision.outputs().corrections().forEach(naive::take);
            decision.outputs().alerts().stream()
                    .filter(alert -> alert.revision() == 0)
                    .forEach(alert -> raised.put(alert.kind() + "|" + alert.openedAt(), alert));
            for (Outcome outcome : decision.outputs().outcomes()) {
                Outcome last = published.put(key(outcome), outcome);
                assertThat(outcome).as("published twice after %s", why).isNotEqualTo(last);
                assertThat(last == null)
                        .as("%s is the first after %s", outcome, why)
                        .isEqualTo(outcome.result() == Result.OPEN && last == null);
            }
            KeptHistory history = decision.state().history();
            state = clock.toEpochMilli() % 3 == 0
                    ? decision.state().with(history.released(decision.state().historyFrom(PROFILE), DAYS))
                    : decision.state();
            if (decision.outputs().corrections().isEmpty()
                    && decision.outputs().outcomes().isEmpty()) {
                assertThat(state.outcomes().outcomes())
                        .as("after %s", why)
                        .isEqualTo(before.outcomes().outcomes());
            }
        }

        private void check(Object why) {
            assertThat(published.keySet()).as("graded after %s", why).isEqualTo(new TreeSet<>(raised.keySet()));
            published.forEach((key, outcome) -> {
                NaiveOutcomes.Told told =
                        new NaiveOutcomes.Told(outcome.result().name(), outcome.at(), outcome.mrrLost());
                assertThat(told)
                        .as("%s after %s at %s", key, why, clock)
                        .isEqualTo(naive.of(
                                Objects.requireNonNull(raised.get(key)),
                                policy.risk().outcomes(),
                                clock));
            });
        }

        private static String key(Outcome outcome) {
            return outcome.warning().kind() + "|" + outcome.warning().raisedAt();
        }
    }
}
