package dev.tidewatch.domain.customer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidewatch.domain.Decision;
import dev.tidewatch.domain.ledger.Ledger;
import dev.tidewatch.domain.profile.Profile;
import dev.tidewatch.domain.risk.RiskModel;
import dev.tidewatch.domain.risk.alert.Alert;
import dev.tidewatch.domain.risk.alert.parameter.AlertKind;
import dev.tidewatch.domain.risk.alert.parameter.Holdout;
import dev.tidewatch.domain.risk.alert.parameter.Suppression;
import dev.tidewatch.domain.risk.outcome.Outcome;
import dev.tidewatch.domain.testing.JudgedLife;
import dev.tidewatch.domain.testing.PublishedRates;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Alerts about a customer of the hold-out are those that are held back by a setting, and are graded like them. */
class HoldoutLawTest {

    private static final int LIVES = 40;
    private static final byte[] CUSTOMER = {'a'};
    private static final Holdout EVERYBODY = Holdout.of(BigDecimal.ONE, "");

    @Test
    void shouldHoldBackTheSameAlertsAsASettingDoes() {
        int opened = 0;
        for (long seed = 0; seed < LIVES; seed++) {
            Life byHand = new Life(seed, new Suppression(EnumSet.allOf(AlertKind.class), ""));
            Life held = new Life(seed, new Suppression(Set.of(), "", EVERYBODY));

            assertThat(held.alerts).isEqualTo(byHand.alerts);
            assertThat(held.alerts).extracting(Alert::state).doesNotContain(Alert.State.RAISED, Alert.State.ESCALATED);
            assertThat(held.outcomes)
                    .extracting(outcome -> outcome.warning().heldOut())
                    .doesNotContain(false);
            assertThat(graded(held)).isEqualTo(graded(byHand));
            opened += held.alerts.size();
        }
        assertThat(opened).isGreaterThan(LIVES);
    }

    @Test
    void shouldLeaveAllOthersAsTheyAre() {
        Holdout others = Holdout.of(new BigDecimal("0.01"), "");
        assertThat(others.holds(CUSTOMER)).isFalse();
        for (long seed = 0; seed < LIVES; seed++) {
            assertThat(new Life(seed, new Suppression(Set.of(), "", others)).alerts)
                    .isEqualTo(new Life(seed, Suppression.NONE).alerts);
        }
    }

    private static List<String> graded(Life life) {
        return life.outcomes.stream()
                .map(outcome -> outcome.warning().kind() + " "
                        + outcome.warning().raisedAt() + " " + outcome.result() + " " + outcome.at() + " "
                        + outcome.mrrLost())
                .toList();
    }

    private static final class Life {

        private final List<Alert> alerts = new ArrayList<>();
        private final List<Outcome> outcomes = new ArrayList<>();

        Life(long seed, Suppression held) {
            RiskModel model = JudgedLife.model(seed);
            CustomerFold fold = new CustomerFold(
                            new CustomerPolicy(
                                    Profile.TIDEWATCH,
                                    new RiskModel(
                                            model.scorecard(), model.policy().with(held))),
                            PublishedRates.table(seed, Profile.TIDEWATCH.rates()))
                    .about(CUSTOMER);
            CustomerState state = CustomerState.EMPTY;
            Instant clock = Ledger.BEGINNING;
            for (CustomerEvent event : JudgedLife.from(seed)) {
                Decision<CustomerState, CustomerNews> decision = fold.apply(state, event, clock, event.occurredAt());
                state = take(decision);
                clock = decision.accepted() && clock.isBefore(event.occurredAt()) ? event.occurredAt() : clock;
            }
            take(fold.advance(state, clock.plus(Duration.ofDays(200))));
        }

        private CustomerState take(Decision<CustomerState, CustomerNews> decision) {
            alerts.addAll(decision.outputs().alerts());
            outcomes.addAll(decision.outputs().outcomes());
            return decision.state();
        }
    }
}
