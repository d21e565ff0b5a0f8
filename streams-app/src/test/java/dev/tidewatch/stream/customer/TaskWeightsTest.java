package dev.tidewatch.stream.customer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tidewatch.app.settings.ScorecardFile;
import dev.tidewatch.avro.TrustedRecords;
import dev.tidewatch.avro.state.ScorecardMapping;
import dev.tidewatch.domain.customer.CustomerPolicy;
import dev.tidewatch.domain.profile.Profile;
import dev.tidewatch.domain.risk.RiskModel;
import dev.tidewatch.domain.risk.alert.AlertPolicy;
import dev.tidewatch.domain.risk.feature.Feature;
import dev.tidewatch.domain.risk.score.Scorecard;
import dev.tidewatch.domain.testing.Scorecards;
import dev.tidewatch.state.TaskClock;
import dev.tidewatch.stream.store.Stores;
import java.math.BigDecimal;
import java.util.Map;
import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.apache.kafka.streams.state.KeyValueStore;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class TaskWeightsTest {

    private static final CustomerPolicy SET = policy(ScorecardFile.builtIn());
    private static final Scorecard PUBLISHED = card("published", 90);

    private final KeyValueStore<String, TaskClock> store = opened();

    @BeforeAll
    static void trustRecords() {
        TrustedRecords.trust();
    }

    @Test
    void shouldJudgeByTheSettingsUntilOthersArePublished() {
        TaskWeights weights = new TaskWeights(store, SET);
        assertThat(weights.policy()).isEqualTo(SET);

        weights.take(PUBLISHED);

        assertThat(weights.policy()).isEqualTo(policy(PUBLISHED));
    }

    @Test
    void shouldGoOnWithWhatWasPublishedAfterARestartWhateverTheSettingsSay() {
        new TaskWeights(store, SET).take(PUBLISHED);

        assertThat(new TaskWeights(store, SET).policy()).isEqualTo(policy(PUBLISHED));
        assertThat(new TaskWeights(store, policy(card("set", 90))).policy()).isEqualTo(policy(PUBLISHED));
    }

    /** They were published: another setting does not take their place. */
    @Test
    void shouldKeepWhatIsPublishedThoughItIsWhatTheSettingsSay() {
        new TaskWeights(store, SET).take(ScorecardFile.builtIn());

        assertThat(new TaskWeights(store, policy(PUBLISHED)).policy()).isEqualTo(SET);
    }

    @Test
    void shouldJudgeByTheSettingsWhereTheyLookFurtherAheadOrLessFar() {
        TaskWeights weights = new TaskWeights(store, SET);

        weights.take(card("monthly", 30));

        assertThat(weights.policy()).isEqualTo(SET);
        CustomerPolicy monthly = policy(card("set", 30));
        assertThat(new TaskWeights(store, monthly).policy()).isEqualTo(policy(card("monthly", 30)));
    }

    @Test
    void shouldKeepEveryDigit() {
        assertThat(ScorecardMapping.toDomain(ScorecardMapping.toState(ScorecardFile.builtIn())))
                .isEqualTo(ScorecardFile.builtIn());
        assertThatThrownBy(() -> ScorecardMapping.toState(Scorecards.SPREADING))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static Scorecard card(String version, int days) {
        return new Scorecard(
                version,
                new BigDecimal("-2.50"),
                new Scorecard.Odds(new BigDecimal("1.250"), new BigDecimal("0.1"), days),
                null,
                Map.of(Feature.DETRACTOR, Scorecard.Weight.full(new BigDecimal("1.10"), BigDecimal.ONE)));
    }

    private static CustomerPolicy policy(Scorecard card) {
        return new CustomerPolicy(Profile.TIDEWATCH, new RiskModel(card, AlertPolicy.TIDEWATCH));
    }

    private static KeyValueStore<String, TaskClock> opened() {
        KeyValueStore<String, TaskClock> store =
                Stores.taskClock().withCachingDisabled().withLoggingDisabled().build();
        MockProcessorContext<Void, Void> context = new MockProcessorContext<>();
        store.init(context.getStateStoreContext(), store);
        return store;
    }
}
