package dev.tidewatch.domain.customer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidewatch.domain.Decision;
import dev.tidewatch.domain.Rejection;
import dev.tidewatch.domain.fx.Rates;
import dev.tidewatch.domain.profile.Profile;
import dev.tidewatch.domain.risk.action.Action;
import dev.tidewatch.domain.risk.action.Actions;
import dev.tidewatch.domain.risk.alert.AlertOrigin;
import dev.tidewatch.domain.risk.alert.parameter.AlertKind;
import dev.tidewatch.domain.testing.JudgedLife;
import dev.tidewatch.domain.testing.PublishedRates;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Covers actions on more alerts than may wait: none is lost without a dead letter. */
class CrowdedActionsTest {

    private static final Instant NOON = Instant.parse("2024-03-01T12:00:00Z");
    private static final Profile PROFILE = Profile.TIDEWATCH;

    private final CustomerFold fold = fold();
    private CustomerState state = CustomerState.EMPTY;

    @Test
    void shouldRefuseAnActionOnALaterAlertWhenAsManyAsMayWaitAreThere() {
        fill();

        Decision<CustomerState, CustomerNews> fifth = take(10);

        assertThat(fifth.accepted()).isFalse();
        assertThat(fifth.state()).isSameAs(state);
        assertThat(fifth.rejected())
                .isNotNull()
                .extracting(Rejection::detail)
                .asString()
                .contains("this action is left out");
    }

    @Test
    void shouldSayWhoseActionsAreLeftOutWhenAnEarlierAlertComesFirst() {
        fill();

        Decision<CustomerState, CustomerNews> earlier = take(0);

        assertThat(earlier.accepted()).isTrue();
        assertThat(earlier.rejected())
                .isNotNull()
                .extracting(Rejection::detail)
                .asString()
                .contains("the actions on the one of 2024-03-01T12:00:04Z are left out");
        assertThat(earlier.state().risk().alerts().actions(AlertKind.AT_RISK).byOpening())
                .containsOnlyKeys(opened(0), opened(1), opened(2), opened(3));
    }

    @Test
    void shouldTakeAnotherActionOnAnAlertThatWaits() {
        fill();

        assertThat(List.of(take(1), take(Actions.MOST_ALERTS)))
                .allSatisfy(again -> assertThat(again.rejected()).isNull());
    }

    private void fill() {
        for (int i = 1; i <= Actions.MOST_ALERTS; i++) {
            Decision<CustomerState, CustomerNews> taken = take(i);
            assertThat(taken.rejected()).isNull();
            state = taken.state();
        }
    }

    private Decision<CustomerState, CustomerNews> take(int second) {
        Action action = new Action(NOON, "ann", new Action.Acknowledged(), null);
        ActionChange change = new ActionChange("a" + second, AlertOrigin.of(AlertKind.AT_RISK), opened(second), action);
        return fold.apply(state, change, NOON, NOON);
    }

    private static Instant opened(int second) {
        return NOON.plus(Duration.ofSeconds(second));
    }

    private static CustomerFold fold() {
        Rates rates = PublishedRates.table(1, PROFILE.rates());
        return new CustomerFold(new CustomerPolicy(PROFILE, JudgedLife.model(1)), rates);
    }
}
