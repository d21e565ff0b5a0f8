package dev.tidewatch.stream;

import static dev.tidewatch.stream.Events.aPayment;
import static dev.tidewatch.stream.Events.aSubscription;
import static dev.tidewatch.stream.Events.anItem;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tidewatch.avro.input.InputRecord;
import dev.tidewatch.avro.told.CloudEvents;
import dev.tidewatch.domain.profile.Profile;
import dev.tidewatch.event.BillingEvent;
import dev.tidewatch.event.BillingEventType;
import dev.tidewatch.event.SubscriptionEvent;
import dev.tidewatch.event.SubscriptionStatus;
import dev.tidewatch.output.AlertOutcome;
import dev.tidewatch.output.AlertSeverity;
import dev.tidewatch.output.AlertState;
import dev.tidewatch.output.CustomerHealth;
import dev.tidewatch.output.CustomerStatus;
import dev.tidewatch.output.OutcomeKind;
import dev.tidewatch.output.RiskAlert;
import dev.tidewatch.output.Signal;
import dev.tidewatch.stream.plan.ClockMode;
import dev.tidewatch.stream.plan.RowLimits;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RiskTopologyTest {

    private static final String START = "2026-03-01T10:00:00Z";

    private PipelineDriver pipeline = new PipelineDriver(Profile.TIDEWATCH, ClockMode.EVENT);

    @AfterEach
    void close() {
        pipeline.close();
    }

    @Test
    void shouldRaiseAnAlertWhenThePaymentFailsAgain() {
        send(aSubscription("cus_1", START).build());
        fail("2026-05-01T10:00:00Z");
        assertThat(pipeline.alerts()).isEmpty();

        fail("2026-05-08T10:00:00Z");

        TestRecord<String, RiskAlert> record = pipeline.alertRecords().get(0);
        assertThat(record.headers().lastHeader(CloudEvents.TYPE).value())
                .asString(StandardCharsets.UTF_8)
                .isEqualTo("dev.tidewatch.alert.raised");
        RiskAlert alert = record.value();
        assertThat(alert.getAlertId()).isEqualTo("cus_1|AT_RISK|2026-05-08T10:00:00.000Z");
        assertThat(alert.getState()).isEqualTo(AlertState.RAISED);
        assertThat(alert.getSeverity()).isEqualTo(AlertSeverity.LOW);
        assertThat(alert.getMrrAtRisk()).isEqualTo(new BigDecimal("50.000000"));
        assertThat(alert.getSignals())
                .extracting(Signal::getName)
                .containsExactly("payments.dunning", "payments.failed30d", "customer.tenureDays");
        assertThat(alert.getSignals().get(1).getEvidence())
                .isEqualTo("2 failed payments in 30 days, the last at 2026-05-08T10:00:00Z (card_declined)");
        assertThat(alert.getSuggestedAction()).startsWith("Follow up on the unpaid invoice");
    }

    @Test
    void shouldResolveItWhenTheInvoiceIsPaid() {
        failTwice();
        pipeline.alerts();

        pay("2026-05-09T10:00:00Z");

        assertThat(pipeline.alerts()).singleElement().satisfies(alert -> {
            assertThat(alert.getState()).isEqualTo(AlertState.RESOLVED);
            assertThat(alert.getRevision()).isEqualTo(1);
            assertThat(alert.getAlertId()).isEqualTo("cus_1|AT_RISK|2026-05-08T10:00:00.000Z");
            assertThat(alert.getScore()).isLessThan(new BigDecimal("35"));
        });
    }

    @Test
    void shouldEndItWithTheChurnAtTheInstantThatIsDue() {
        send(aSubscription("cus_1", START)
                .setCancelAt(Instant.parse("2026-04-01T00:00:00Z"))
                .build());
        assertThat(pipeline.alerts()).extracting(RiskAlert::getState).containsExactly(AlertState.RAISED);

        pipeline.passClock("2026-05-01T00:00:00Z");

        List<RiskAlert> alerts = pipeline.alerts();
        assertThat(alerts).extracting(RiskAlert::getState).containsExactly(AlertState.ESCALATED, AlertState.CHURNED);
        assertThat(alerts.get(0).getUpdatedAt()).isEqualTo(Instant.parse("2026-03-04T10:00:00Z"));
        assertThat(alerts.get(1)).satisfies(alert -> {
            assertThat(alert.getUpdatedAt()).isEqualTo(Instant.parse("2026-04-01T00:00:00Z"));
            assertThat(alert.getMrrAtRisk()).isEqualTo(new BigDecimal("50.000000"));
        });
        CustomerHealth health = lastHealth();
        assertThat(health.getStatus()).isEqualTo(CustomerStatus.CHURNED);
        assertThat(health.getOpenAlerts()).isEmpty();
        assertThat(health.getScore()).isNull();
    }

    @Test
    void shouldPublishWhatBecameOfTheCustomerAndRestateIt() {
        send(aSubscription("cus_1", START).build());
        send(aSubscription("cus_1", "2026-03-02T10:00:00Z")
                .setEventId("evt_ends")
                .setCancelAt(Instant.parse("2026-04-01T00:00:00Z"))
                .build());
        pipeline.passClock("2026-04-02T00:00:00Z");

        List<TestRecord<String, AlertOutcome>> outcomes = pipeline.outcomeRecords();
        assertThat(outcomes)
                .extracting(record -> record.getValue().getOutcome())
                .containsExactly(OutcomeKind.OPEN, OutcomeKind.CHURNED);
        assertThat(outcomes.get(1)).satisfies(record -> {
            assertThat(record.key()).isEqualTo("cus_1|AT_RISK|2026-03-02T10:00:00.000Z");
            assertThat(record.getRecordTime()).isEqualTo(Instant.parse("2026-04-01T00:00:00Z"));
            assertThat(record.value().getAlertId()).isEqualTo(record.key());
            assertThat(record.value().getCustomerId()).isEqualTo("cus_1");
            assertThat(record.value().getHorizonEndsAt()).isEqualTo(Instant.parse("2026-05-31T10:00:00Z"));
            assertThat(record.value().getOutcomeAt()).isEqualTo(Instant.parse("2026-04-01T00:00:00Z"));
            assertThat(record.value().getLeadDays()).isEqualTo(29);
            assertThat(record.value().getMrrLost()).isEqualTo(new BigDecimal("50.000000"));
            assertThat(record.value().getMrrAtRisk()).isEqualTo(new BigDecimal("50.000000"));
            assertThat(record.value().getDecided()).isTrue();
        });

        send(aSubscription("cus_1", "2026-03-20T10:00:00Z")
                .setEventId("evt_stays")
                .build());
        pipeline.passClock("2026-06-01T00:00:00Z");

        assertThat(pipeline.outcomeRecords())
                .extracting(record -> record.getValue().getOutcome())
                .containsExactly(OutcomeKind.OPEN, OutcomeKind.KEPT);
    }

    @Test
    void shouldSayWhatIsKnownOfTheCustomer() {
        send(aSubscription("cus_1", START)
                .setItems(List.of(
                        anItem("50").build(), anItem("30").setCurrency("EUR").build()))
                .setCurrentPeriodEndsAt(Instant.parse("2026-04-01T10:00:00Z"))
                .setAttributes(Map.of("country", "DE"))
                .build());
        pay("2026-03-01T10:00:01Z");

        CustomerHealth health = lastHealth();

        assertThat(health.getCustomerId()).isEqualTo("cus_1");
        assertThat(health.getStatus()).isEqualTo(CustomerStatus.ACTIVE);
        assertThat(health.getMrr()).isEqualTo(new BigDecimal("50.000000"));
        assertThat(health.getCurrency()).isEqualTo("USD");
        assertThat(health.getMrrByCurrency())
                .containsOnly(
                        Map.entry("EUR", new BigDecimal("30.000000")), Map.entry("USD", new BigDecimal("50.000000")));
        assertThat(health.getReportingMrr()).isNull();
        assertThat(health.getSince()).isEqualTo(Instant.parse(START));
        assertThat(health.getLifetimePaid()).isEqualTo(new BigDecimal("50.000000"));
        assertThat(health.getInvoicesPaid()).isEqualTo(1);
        assertThat(health.getLastPaidAt()).isEqualTo(Instant.parse("2026-03-01T10:00:01Z"));
        assertThat(health.getFeatures())
                .containsEntry("payments.failed30d", "0")
                .containsEntry("payments.dunning", "false")
                .containsEntry("subscription.renewsInDays", "30")
                .doesNotContainKey("mrr");
        assertThat(health.getRenewsAt()).isEqualTo(Instant.parse("2026-04-01T10:00:00Z"));
        assertThat(health.getAttributes()).containsExactly(Map.entry("country", "DE"));
        assertThat(health.getUpdatedAt()).isEqualTo(Instant.parse("2026-03-01T10:00:01Z"));
    }

    @Test
    void shouldPublishNothingForARepeat() {
        SubscriptionEvent event = aSubscription("cus_1", START).build();
        send(event);
        pay("2026-03-01T10:00:01Z");
        assertThat(pipeline.health()).extracting(CustomerHealth::getRecency).containsExactly(1, 5);

        send(event);
        pay("2026-03-01T10:00:01Z");
        assertThat(pipeline.health()).isEmpty();
    }

    @Test
    void shouldTellACustomerThatPaidBeforeItsSubscriptionCame() {
        pay("2026-03-01T09:00:00Z");
        assertThat(pipeline.health()).extracting(CustomerHealth::getStatus).containsOnly(CustomerStatus.NONE);

        send(aSubscription("cus_1", START).build());

        assertThat(lastHealth().getInvoicesPaid()).isEqualTo(1);
    }

    @Test
    void shouldFollowTheWallClockWhenLive() {
        pipeline.close();
        pipeline = new PipelineDriver(Profile.TIDEWATCH, ClockMode.WALL);
        send(aSubscription("cus_1", "2026-06-01T11:59:59Z")
                .setStatus(SubscriptionStatus.ACTIVE)
                .setCancelAt(PipelineDriver.NOW.plusSeconds(30))
                .build());
        pipeline.passWallClock(Duration.ofSeconds(1));
        pipeline.alerts();

        pipeline.passWallClock(Duration.ofSeconds(30));

        assertThat(pipeline.alerts()).extracting(RiskAlert::getState).containsExactly(AlertState.CHURNED);
    }

    @Test
    void shouldListTheOpenAlertsOfAllKinds() {
        send(aSubscription("cus_1", START)
                .setItems(List.of(anItem("500").build()))
                .build());
        send(aSubscription("cus_1", "2026-04-01T10:00:00Z")
                .setItems(List.of(anItem("500").build()))
                .setStatus(SubscriptionStatus.CANCELED)
                .build());

        RiskAlert alert = pipeline.alerts().get(0);
        assertThat(alert.getAlertId()).isEqualTo("cus_1|WIN_BACK|2026-04-01T10:00:00.000Z");
        assertThat(alert.getSeverity()).isEqualTo(AlertSeverity.HIGH);
        assertThat(alert.getMrrAtRisk()).isEqualTo(new BigDecimal("500.000000"));
        assertThat(lastHealth().getOpenAlerts()).containsExactly(alert.getAlertId());
    }

    @Test
    void shouldPublishHealthAsOftenAsTheIntervalSaysWhenLive() {
        pipeline.close();
        pipeline = new PipelineDriver(
                Profile.TIDEWATCH, ClockMode.WALL, new RowLimits(1_000, 5_000, Duration.ofMinutes(1)));
        int rows = 0;
        for (int second = 0; second < 180; second++) {
            Instant now = PipelineDriver.NOW.plusSeconds(second);
            send(aSubscription("cus_1", now.toString())
                    .setItems(List.of(anItem(Integer.toString(50 + second)).build()))
                    .build());
            pipeline.passWallClock(Duration.ofSeconds(1));
            rows += pipeline.health().size();
        }

        assertThat(rows).isBetween(3, 4);
    }

    @Test
    void shouldPublishNoHealthWhereNothingChanges() {
        pipeline.close();
        pipeline = new PipelineDriver(Profile.TIDEWATCH, ClockMode.WALL);
        send(aSubscription("cus_1", PipelineDriver.NOW.minusSeconds(10).toString())
                .build());
        pipeline.passWallClock(Duration.ofSeconds(1));
        assertThat(pipeline.health()).hasSize(1);
        for (int second = 0; second < 100; second++) {
            send(aSubscription("cus_1", PipelineDriver.NOW.plusSeconds(second).toString())
                    .setEventId("again " + second)
                    .build());
            pipeline.passWallClock(Duration.ofSeconds(1));
        }

        assertThat(pipeline.health()).isEmpty();
    }

    private void failTwice() {
        send(aSubscription("cus_1", START).build());
        fail("2026-05-01T10:00:00Z");
        fail("2026-05-08T10:00:00Z");
    }

    private void send(SubscriptionEvent event) {
        pipeline.send(InputRecord.SUBSCRIPTION, event.getCustomerId(), event);
    }

    private void fail(String at) {
        send(invoice(at).setType(BillingEventType.PAYMENT_FAILED).setFailureCode("card_declined"));
    }

    private void pay(String at) {
        send(invoice(at));
    }

    private void send(BillingEvent.Builder event) {
        pipeline.send(InputRecord.BILLING, "cus_1", event.build());
    }

    private static BillingEvent.Builder invoice(String at) {
        return aPayment("cus_1", at)
                .setInvoiceId("in_1")
                .setAmount(new BigDecimal("50.000000"))
                .setCurrency("USD");
    }

    private CustomerHealth lastHealth() {
        List<CustomerHealth> health = pipeline.health();
        return health.get(health.size() - 1);
    }
}
