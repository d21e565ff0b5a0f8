package dev.tidewatch.stream;

import static dev.tidewatch.stream.Events.aPayment;
import static dev.tidewatch.stream.Events.aSubscription;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tidewatch.avro.input.InputRecord;
import dev.tidewatch.domain.profile.Profile;
import dev.tidewatch.domain.risk.alert.Rule;
import dev.tidewatch.domain.risk.alert.parameter.Severity;
import dev.tidewatch.domain.risk.condition.Comparison;
import dev.tidewatch.domain.risk.condition.Condition;
import dev.tidewatch.domain.risk.feature.Feature;
import dev.tidewatch.event.AlertAction;
import dev.tidewatch.event.AlertActionKind;
import dev.tidewatch.event.BillingEventType;
import dev.tidewatch.output.AlertSeverity;
import dev.tidewatch.output.AlertState;
import dev.tidewatch.output.RiskAlert;
import dev.tidewatch.output.Signal;
import dev.tidewatch.stream.heap.HeapShare;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class RulesTopologyTest {

    private static final Duration LATER = Duration.ofDays(200);
    private static final String FAILED = "2026-05-01T10:00:00Z";
    private static final String ALERT = "cus_1|rule:failed-once|2026-05-01T10:00:00.000Z";
    private static final Rule FAILED_ONCE = new Rule(
            "failed-once",
            "payments.failed30d >= 1",
            new Condition.Compared(Feature.FAILED_PAYMENTS, Comparison.AT_LEAST, 1_000_000),
            Severity.HIGH,
            "Ask for another card.",
            "payments",
            null,
            null);

    @Test
    void shouldPublishAnAlertThatPeopleActOnAndThatIsGraded() {
        try (PipelineDriver pipeline = new PipelineDriver(Profile.TIDEWATCH, List.of(FAILED_ONCE), new HeapShare(0))) {
            pipeline.send(
                    InputRecord.SUBSCRIPTION,
                    "cus_1",
                    aSubscription("cus_1", "2026-03-01T10:00:00Z").build());
            pipeline.send(
                    InputRecord.BILLING,
                    "cus_1",
                    aPayment("cus_1", FAILED)
                            .setType(BillingEventType.PAYMENT_FAILED)
                            .build());
            pipeline.send(InputRecord.ACTION, "cus_1", assigned("act_1", ALERT));
            pipeline.send(InputRecord.ACTION, "cus_1", assigned("act_2", ALERT.replace("failed-once", "no-such")));
            pipeline.control(Instant.parse(FAILED).plus(LATER));

            List<RiskAlert> alerts = pipeline.alerts();
            assertThat(alerts).extracting(RiskAlert::getAlertId).containsOnly(ALERT);
            assertThat(alerts)
                    .extracting(RiskAlert::getState, RiskAlert::getOwner)
                    .map(Object::toString)
                    .containsExactly("(RAISED, null)", "(RAISED, \"bob\")", "(RESOLVED, \"bob\")");
            RiskAlert raised = alerts.get(0);
            assertThat(raised.getRule()).isEqualTo("failed-once");
            assertThat(raised.getSeverity()).isEqualTo(AlertSeverity.HIGH);
            assertThat(raised.getSuggestedAction()).isEqualTo("Ask for another card.");
            assertThat(raised.getSignals()).extracting(Signal::getName).containsExactly("payments.failed30d");
            assertThat(raised.getSentence())
                    .isEqualTo("HIGH cus_1: rule failed-once applies, 50.00 USD a month at risk: 1 failed payment in 30"
                            + " days, the last on 2026-05-01. Ask for another card.");
            assertThat(alerts.get(2).getState()).isEqualTo(AlertState.RESOLVED);
            assertThat(pipeline.outcomeRecords())
                    .extracting(outcome -> outcome.value().getRule())
                    .hasSizeGreaterThan(1)
                    .containsOnly("failed-once");
        }
    }

    /** The settings have no rules. */
    @Test
    void shouldRaiseByPublishedRulesFromTheirRecordOn() {
        try (PipelineDriver pipeline = new PipelineDriver(Profile.TIDEWATCH, List.of(), new HeapShare(0))) {
            pipeline.send(
                    InputRecord.SUBSCRIPTION,
                    "cus_1",
                    aSubscription("cus_1", "2026-03-01T10:00:00Z").build());
            pipeline.publishRules(List.of(FAILED_ONCE));
            assertThat(pipeline.alerts()).isEmpty();

            pipeline.send(
                    InputRecord.BILLING,
                    "cus_1",
                    aPayment("cus_1", FAILED)
                            .setType(BillingEventType.PAYMENT_FAILED)
                            .build());
            assertThat(pipeline.alerts()).extracting(RiskAlert::getAlertId).containsExactly(ALERT);

            pipeline.publishRules(List.of());
            pipeline.send(
                    InputRecord.BILLING,
                    "cus_1",
                    aPayment("cus_1", "2026-05-02T10:00:00Z").setEventId("paid").build());
            assertThat(pipeline.alerts()).extracting(RiskAlert::getState).containsExactly(AlertState.RESOLVED);
        }
    }

    private static AlertAction assigned(String id, String alertId) {
        return new AlertAction(
                id,
                "cus_1",
                Instant.parse(FAILED).plusSeconds(60),
                alertId,
                "ann",
                AlertActionKind.ASSIGN,
                "bob",
                null,
                null,
                null);
    }
}
