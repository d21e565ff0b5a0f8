package dev.tidewatch.domain.customer;

import static dev.tidewatch.domain.testing.RiskDriver.aCustomer;
import static dev.tidewatch.domain.testing.SnapshotBuilder.NOON;
import static dev.tidewatch.domain.testing.SnapshotBuilder.aSnapshot;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tidewatch.domain.DeadLetterReason;
import dev.tidewatch.domain.Decision;
import dev.tidewatch.domain.Rejection;
import dev.tidewatch.domain.risk.action.Action;
import dev.tidewatch.domain.risk.action.Resolution;
import dev.tidewatch.domain.risk.alert.Alert;
import dev.tidewatch.domain.risk.alert.AlertOrigin;
import dev.tidewatch.domain.risk.alert.AlertPolicy;
import dev.tidewatch.domain.risk.alert.Rule;
import dev.tidewatch.domain.risk.alert.parameter.AlertKind;
import dev.tidewatch.domain.risk.condition.Comparison;
import dev.tidewatch.domain.risk.condition.Condition;
import dev.tidewatch.domain.risk.feature.Feature;
import dev.tidewatch.domain.subscription.SubscriptionStatus;
import dev.tidewatch.domain.testing.ItemBuilder;
import dev.tidewatch.domain.testing.RiskDriver;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** An action that finds no alert is a dead letter; none waits for what cannot come. */
class ActionTargetTest {

    private static final AlertOrigin WIN_BACK = AlertOrigin.of(AlertKind.WIN_BACK);
    private static final AlertOrigin AT_RISK = AlertOrigin.of(AlertKind.AT_RISK);

    @Test
    void shouldTakeAnActionOnAnAlertThatIsOpen() {
        assertTaken(left(), WIN_BACK, day(10), day(12));
    }

    @Test
    void shouldTakeOnAnAlertThatHasEndedWhatCountsForItsOutcomeAndNothingElse() {
        RiskDriver customer = left().with(aSnapshot("back")
                .at(day(20))
                .on(ItemBuilder.monthly("100"))
                .build());

        assertTaken(customer, WIN_BACK, day(10), day(30));
        assertThat(customer.outcomes()
                        .get(customer.outcomes().size() - 1)
                        .warning()
                        .response()
                        .actedAt())
                .isEqualTo(day(30));
        assertThat(refusal(customer, WIN_BACK, day(10), day(100).plusMillis(1)))
                .isEqualTo("alertId names the alert WIN_BACK of " + day(10)
                        + ", which has ended, as its horizon has, at " + day(100) + "; nothing counts now");
        assertTaken(customer, WIN_BACK, day(10), day(100));
    }

    @Test
    void shouldGradeByAnActionAnAlertThatIsRaisedAndEndsOnTheWayToIt() {
        RiskDriver customer = left().with(aSnapshot("back")
                .at(day(20))
                .on(ItemBuilder.monthly("100"))
                .cancelAt(day(40))
                .build());
        List<Alert> before = customer.alerts();
        Decision<CustomerState, CustomerNews> acted = customer.accept(action(WIN_BACK, day(40), day(60)));

        assertThat(before).noneMatch(alert -> alert.openedAt().equals(day(40)));
        assertThat(acted.rejected()).isNull();
        assertThat(acted.outputs().alerts()).anyMatch(alert -> alert.openedAt().equals(day(40)));
    }

    @Test
    void shouldRefuseAWrongInstantOrCustomer() {
        String none = "which is neither open nor graded any more: none was opened then, or its horizon is over; it must"
                + " be as at-risk-alerts says it";

        assertThat(refusal(left(), WIN_BACK, day(9), day(12)))
                .isEqualTo("alertId names the alert WIN_BACK of " + day(9) + ", " + none);
        assertThat(refusal(left(), AT_RISK, day(11), day(12))).endsWith(none);
        assertThat(refusal(aCustomer(), AT_RISK, day(11), day(12))).endsWith(none);
        assertThat(refusal(left(), AT_RISK, day(12).plus(Duration.ofMinutes(6)), day(12)))
                .isEqualTo("alertId names the alert AT_RISK of 2026-03-14T12:06:00Z, more than 5m after the action"
                        + " (tidewatch.skew); nobody can have acted on it yet");
    }

    @Test
    void shouldRefuseAnActionOnAnAlertOfARuleThatIsNotInForce() {
        AlertOrigin typo = AlertOrigin.of("payes");

        for (RiskDriver customer : List.of(aCustomer(), paying())) {
            assertThat(refusal(customer, typo, day(5), day(5)))
                    .isEqualTo(
                            "alertId names the alert of rule payes of " + day(5) + ", and no such rule is in force; if"
                                    + " its name is right, publish the rule, and send the action again once the alert is open");
        }
    }

    @Test
    void shouldTakeAnActionOnAnAlertOfARuleThatIsGoneWhileItIsOpenOrGraded() {
        AlertOrigin origin = AlertOrigin.of("pays");
        RiskDriver customer = aCustomer(AlertPolicy.TIDEWATCH).restored(paying().state());

        assertThat(refusal(customer, origin, day(1), day(2))).contains("no such rule is in force");
        assertTaken(customer, origin, day(0), day(2));
        customer.pass(day(3))
                .with(aSnapshot("less").at(day(4)).on(ItemBuilder.monthly("90")).build());
        assertThat(customer.alerts()).last().extracting(Alert::state).isEqualTo(Alert.State.RESOLVED);
        assertTaken(customer, origin, day(0), day(5));
    }

    @Test
    void shouldDropAnActionWhoseAlertDoesNotComeOnceTheCustomerIsJudged() {
        RiskDriver customer = paying();
        assertTaken(customer, AT_RISK, day(5).plusSeconds(1), day(5));
        assertThat(customer.state().risk().alerts().actions(AT_RISK).isEmpty()).isFalse();

        customer.with(aSnapshot("less").at(day(6)).on(ItemBuilder.monthly("90")).build());

        assertThat(customer.state().risk().alerts().actions(AT_RISK).isEmpty()).isTrue();
    }

    private static void assertTaken(RiskDriver customer, AlertOrigin origin, Instant openedAt, Instant at) {
        Decision<CustomerState, CustomerNews> taken = customer.accept(action(origin, openedAt, at));
        assertThat(taken.rejected()).isNull();
        assertThat(taken.accepted()).isTrue();
    }

    private static String refusal(RiskDriver customer, AlertOrigin origin, Instant openedAt, Instant at) {
        CustomerState before = customer.state();
        Decision<CustomerState, CustomerNews> refused = customer.accept(action(origin, openedAt, at));
        assertThat(refused.accepted()).isFalse();
        assertThat(refused.state()).isSameAs(before);
        Rejection rejected = requireNonNull(refused.rejected());
        assertThat(rejected.reason()).isEqualTo(DeadLetterReason.INVALID_VALUE);
        return rejected.detail();
    }

    private static ActionChange action(AlertOrigin origin, Instant openedAt, Instant at) {
        return new ActionChange(
                "a " + at, origin, openedAt, new Action(at, "ann", new Action.Resolved(Resolution.SAVED), null));
    }

    /** Raised on day 10, for 90 days. */
    private static RiskDriver left() {
        return aCustomer()
                .with(aSnapshot().on(ItemBuilder.monthly("100")).build())
                .with(aSnapshot("left")
                        .at(day(10))
                        .status(SubscriptionStatus.CANCELED)
                        .build());
    }

    /** A rule that holds of all who pay has an alert of the first day. */
    private static RiskDriver paying() {
        Condition always = new Condition.Compared(Feature.MRR, Comparison.MORE, 0);
        Rule rule = new Rule("pays", "mrr > 0", always, null, "Say thanks.", "pays", null, null);
        return aCustomer(AlertPolicy.TIDEWATCH.with(List.of(rule)))
                .with(aSnapshot().on(ItemBuilder.monthly("100")).build());
    }

    private static Instant day(int days) {
        return NOON.plus(Duration.ofDays(days));
    }
}
