package dev.tidewatch.domain.risk.alert;

import static dev.tidewatch.domain.testing.Billing.failed;
import static dev.tidewatch.domain.testing.Billing.paid;
import static dev.tidewatch.domain.testing.RiskDriver.aCustomer;
import static dev.tidewatch.domain.testing.SnapshotBuilder.NOON;
import static dev.tidewatch.domain.testing.SnapshotBuilder.aSnapshot;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tidewatch.domain.billing.BillingTotals;
import dev.tidewatch.domain.customer.ActionChange;
import dev.tidewatch.domain.risk.action.Action;
import dev.tidewatch.domain.risk.action.Resolution;
import dev.tidewatch.domain.risk.alert.parameter.AlertKind;
import dev.tidewatch.domain.risk.alert.parameter.Severity;
import dev.tidewatch.domain.risk.feature.CustomerStatus;
import dev.tidewatch.domain.risk.feature.Feature;
import dev.tidewatch.domain.risk.feature.Features;
import dev.tidewatch.domain.risk.feature.Reading;
import dev.tidewatch.domain.risk.feature.Signal;
import dev.tidewatch.domain.risk.score.Assessment;
import dev.tidewatch.domain.risk.score.Moment;
import dev.tidewatch.domain.risk.score.Score;
import dev.tidewatch.domain.risk.score.ThresholdZone;
import dev.tidewatch.domain.subscription.SubscriptionStatus;
import dev.tidewatch.domain.testing.ItemBuilder;
import dev.tidewatch.domain.testing.RiskDriver;
import dev.tidewatch.domain.testing.Scorecards;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class AlertKindTest {

    @Test
    void shouldAskAValuableCustomerBackFromItsChurnToTheHorizon() {
        RiskDriver customer = left("100").pass(day(200));

        assertThat(told(customer)).containsExactly("WIN_BACK RAISED " + day(10), "WIN_BACK RESOLVED " + day(100));
        Alert raised = customer.alerts().get(0);
        assertThat(raised.openedAt()).isEqualTo(day(10));
        assertThat(raised.mrrAtRisk()).isEqualTo(100_000_000);
        assertThat(raised.severity()).isEqualTo(Severity.MEDIUM);
        assertThat(raised.signals().get(0).evidence()).isEqualTo("left at " + day(10));
        assertThat(raised.suggestedAction()).startsWith("Ask why the customer left");
        assertThat(customer.state().nextDue()).isNull();
    }

    @Test
    void shouldNotAskBackWhomItCostLittleToLose() {
        assertThat(left("99").pass(day(200)).alerts()).isEmpty();
    }

    @Test
    void shouldEndItWhenTheCustomerComesBack() {
        RiskDriver customer = left("100")
                .with(aSnapshot("back")
                        .at(day(20))
                        .on(ItemBuilder.monthly("100"))
                        .build())
                .pass(day(200));

        assertThat(told(customer)).containsExactly("WIN_BACK RAISED " + day(10), "WIN_BACK RESOLVED " + day(20));
        assertThat(customer.alerts().get(1).signals().get(0).evidence()).isEqualTo("pays again");
        assertThat(customer.alerts().get(1).mrrAtRisk()).isEqualTo(100_000_000);
    }

    @Test
    void shouldNotAskBackAgainBecauseOfTheSameChurnWhomSomebodySaysToBeLost() {
        assertThat(told(resolved(Resolution.LOST).pass(day(200))))
                .containsExactly("WIN_BACK RAISED " + day(10), "WIN_BACK RESOLVED " + day(12));
        assertThat(told(resolved(Resolution.NOT_A_RISK).pass(day(200))))
                .containsExactly(
                        "WIN_BACK RAISED " + day(10),
                        "WIN_BACK RESOLVED " + day(12),
                        "WIN_BACK RAISED " + day(19),
                        "WIN_BACK RESOLVED " + day(100));
    }

    @Test
    void shouldAskBackAfterTheNextChurnWhomSomebodySaidToBeLost() {
        RiskDriver customer = resolved(Resolution.LOST)
                .with(aSnapshot("back")
                        .at(day(20))
                        .on(ItemBuilder.monthly("100"))
                        .build())
                .with(aSnapshot("left again")
                        .at(day(40))
                        .status(SubscriptionStatus.CANCELED)
                        .build())
                .pass(day(200));

        assertThat(told(customer))
                .containsExactly(
                        "WIN_BACK RAISED " + day(10),
                        "WIN_BACK RESOLVED " + day(12),
                        "WIN_BACK RAISED " + day(40),
                        "WIN_BACK RESOLVED " + day(130));
    }

    private static RiskDriver resolved(Resolution resolution) {
        RiskDriver customer = left("100");
        Action action = new Action(day(12), "ann", new Action.Resolved(resolution), null);
        customer.accept(new ActionChange("a", AlertOrigin.of(AlertKind.WIN_BACK), day(10), action));
        return customer;
    }

    @Test
    void shouldRetractItAtTheClockWhenALateEventSaysThatTheCustomerStayed() {
        RiskDriver customer = left("100").pass(day(20));
        customer.with(aSnapshot("kept")
                .at(day(10).plus(Duration.ofMinutes(30)))
                .on(ItemBuilder.monthly("100"))
                .build());

        assertThat(told(customer))
                .containsExactly("WIN_BACK RAISED " + day(10), "WIN_BACK RESOLVED " + day(20).plusMillis(1));
    }

    @Test
    void shouldRetractAtTheClockWhenALatePaymentSettlesWhatFailed() {
        RiskDriver customer = aCustomer(Scorecards.SPREADING)
                .with(aSnapshot().build())
                .with(failed("in_1", day(2)), failed("in_1", day(3)))
                .pass(day(4))
                .with(paid("in_1", day(3).plusSeconds(1)));

        assertThat(told(customer))
                .containsExactly("AT_RISK RAISED " + day(3), "AT_RISK RESOLVED " + day(4).plusMillis(1));
    }

    @Test
    void shouldAskForThePaymentFirstWhileAnInvoiceIsUnpaid() {
        RiskDriver customer =
                aCustomer().with(aSnapshot().cancelAt(day(30)).build()).with(failed("in_1", day(2)));
        List<Alert> alerts = customer.alerts();

        assertThat(alerts.get(0).suggestedAction()).isEqualTo(Feature.CANCEL_SCHEDULED.action());
        assertThat(alerts.get(1).signals().get(0).name()).isEqualTo(Feature.CANCEL_SCHEDULED.dotted());
        assertThat(alerts.get(1).suggestedAction()).isEqualTo(Feature.OPEN_DUNNING.action());
    }

    @Test
    void shouldOfferMoreToWhomUsesNearlyAll() {
        assertThat(upsell(85).isHigh()).isTrue();
        assertThat(upsell(75).zone()).isEqualTo(ThresholdZone.BETWEEN);
        assertThat(upsell(69).zone()).isEqualTo(ThresholdZone.LOW);
        assertThat(upsell(85).content().mrr()).isEqualTo(50_000_000);
        assertThat(upsell(85).content().signals()).extracting(Signal::evidence).containsExactly("nearly all");
    }

    @Test
    void shouldNotSayBeforeTheLimitWhenItIsReached() {
        assertThat(upsell(90).content().action()).isEqualTo("Offer the next plan before the limit is reached.");
        assertThat(upsell(110).content().action()).isEqualTo("Offer the next plan, for the limit is reached.");
    }

    @Test
    void shouldSayNothingOfUpsellWhereTheLimitIsUnknown() {
        Finding finding = AlertRules.of(AlertKind.UPSELL).find(paying(20), Moment.of(NOON), AlertPolicy.TIDEWATCH);

        assertThat(finding.zone()).isEqualTo(ThresholdZone.UNKNOWN);
    }

    @Test
    void shouldKeepAlertsOfEveryKindApart() {
        Alert atRisk = Alert.first(
                Alert.State.RAISED,
                AlertRules.of(AlertKind.AT_RISK).find(paying(60), Moment.of(NOON), AlertPolicy.TIDEWATCH),
                NOON,
                AlertPolicy.TIDEWATCH);
        Alert upsell = Alert.first(Alert.State.RAISED, upsell(90), NOON, AlertPolicy.TIDEWATCH);
        Alerts alerts =
                new Alerts(Map.of(atRisk.origin(), new RaisedAlert(atRisk), upsell.origin(), new RaisedAlert(upsell)));

        assertThat(alerts.openedAt()).containsOnlyKeys(atRisk.origin(), upsell.origin());
        assertThat(alerts.get(AlertKind.WIN_BACK)).isEqualTo(NoAlert.EVER);
        assertThat(alerts.next(paying(10), Moment.of(NOON.plusSeconds(1)), AlertPolicy.TIDEWATCH)
                        .published())
                .extracting(alert -> alert.kind() + " " + alert.state())
                .containsExactly("AT_RISK RESOLVED");
    }

    private static Finding upsell(long percent) {
        return UpsellRule.of(paying(20), Reading.decimal(percent, 2, () -> "nearly all"), AlertPolicy.TIDEWATCH);
    }

    /** It pays for ten days, and cancels then. */
    private static RiskDriver left(String amount) {
        return aCustomer()
                .with(
                        aSnapshot().on(ItemBuilder.monthly(amount)).build(),
                        aSnapshot("left")
                                .at(day(10))
                                .status(SubscriptionStatus.CANCELED)
                                .on(ItemBuilder.monthly(amount))
                                .build());
    }

    private static Assessment paying(@Nullable Integer score) {
        return new Assessment(
                CustomerStatus.ACTIVE,
                new TreeMap<>(Map.of("USD", 50_000_000L)),
                50_000_000L,
                Features.NONE,
                score == null ? null : new Score(BigDecimal.valueOf(score), List.of()),
                BillingTotals.EMPTY,
                NOON,
                null,
                null,
                Map.of());
    }

    private static List<String> told(RiskDriver customer) {
        return customer.alerts().stream()
                .map(alert -> alert.kind() + " " + alert.state() + " " + alert.updatedAt())
                .toList();
    }

    private static Instant day(int days) {
        return NOON.plus(Duration.ofDays(days));
    }
}
