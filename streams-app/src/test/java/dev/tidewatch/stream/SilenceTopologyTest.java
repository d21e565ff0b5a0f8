package dev.tidewatch.stream;

import static dev.tidewatch.stream.Events.aSubscription;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.tidewatch.avro.input.InputRecord;
import dev.tidewatch.domain.profile.Profile;
import dev.tidewatch.event.FeedbackEvent;
import dev.tidewatch.event.FeedbackKind;
import dev.tidewatch.event.SupportEvent;
import dev.tidewatch.event.SupportEventType;
import dev.tidewatch.event.UsageEvent;
import dev.tidewatch.output.AlertState;
import dev.tidewatch.output.CustomerHealth;
import dev.tidewatch.output.RiskAlert;
import dev.tidewatch.output.Signal;
import dev.tidewatch.stream.plan.ClockMode;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SilenceTopologyTest {

    private static final Instant START = Instant.parse("2026-03-01T10:00:00Z");
    private static final Instant SILENT = Instant.parse("2026-04-23T10:00:00Z");

    private PipelineDriver pipeline = new PipelineDriver(Profile.TIDEWATCH, ClockMode.EVENT);

    @AfterEach
    void close() {
        pipeline.close();
    }

    @Test
    void shouldAlertACustomerThatOnlyGoesSilentOnceAtItsInstant() {
        use(40);
        pipeline.passClock("2026-04-23T09:59:59.999Z");
        assertThat(pipeline.alerts()).isEmpty();

        pipeline.passClock("2026-04-23T10:00:00Z");

        assertThat(pipeline.alerts()).singleElement().satisfies(alert -> {
            assertThat(alert.getAlertId()).isEqualTo("cus_1|AT_RISK|2026-04-23T10:00:00.000Z");
            assertThat(alert.getOpenedAt()).isEqualTo(SILENT);
            assertThat(alert.getSignals())
                    .extracting(Signal::getName)
                    .containsExactly("usage.drop", "activity.silent", "customer.tenureDays");
            assertThat(alert.getSignals().get(1).getEvidence()).isEqualTo("no activity since 2026-04-09T10:00:00Z");
            assertThat(alert.getSuggestedAction()).startsWith("Ask what is done without the product");
        });
        pipeline.passClock("2027-04-23T10:00:00Z");
        assertThat(pipeline.alerts()).extracting(RiskAlert::getState).containsExactly(AlertState.ESCALATED);
    }

    @Test
    void shouldDateItTheSameWhenTheClockComesLate() {
        use(40);

        pipeline.passClock("2027-01-01T00:00:00Z");

        assertThat(pipeline.alerts())
                .extracting(RiskAlert::getState, RiskAlert::getOpenedAt)
                .containsExactly(tuple(AlertState.RAISED, SILENT), tuple(AlertState.ESCALATED, SILENT));
    }

    @Test
    void shouldAlertWithinOneTickWhenLive() {
        pipeline.close();
        pipeline = new PipelineDriver(Profile.TIDEWATCH, ClockMode.WALL);
        Instant last = PipelineDriver.NOW.minus(Duration.ofDays(14)).plusSeconds(30);
        String begun = last.minus(Duration.ofDays(40)).toString();
        pipeline.send(
                InputRecord.SUBSCRIPTION, "cus_1", aSubscription("cus_1", begun).build());
        for (int day = 39; day >= 0; day--) {
            use("u" + day, last.minus(Duration.ofDays(day)));
        }
        for (int second = 0; second < 30; second++) {
            pipeline.passWallClock(Duration.ofSeconds(1));
        }
        assertThat(pipeline.alerts()).isEmpty();

        pipeline.passWallClock(Duration.ofSeconds(1));

        assertThat(pipeline.alerts())
                .extracting(RiskAlert::getOpenedAt)
                .containsExactly(last.plus(Duration.ofDays(14)));
        pipeline.passWallClock(Duration.ofSeconds(100));
        assertThat(pipeline.alerts()).isEmpty();
    }

    @Test
    void shouldResolveItWhenTheCustomerIsBack() {
        use(40);
        pipeline.passClock("2026-04-25T10:00:00Z");
        pipeline.alerts();

        for (int day = 3; day < 8; day++) {
            use("back" + day, SILENT.plus(Duration.ofDays(day)));
        }

        assertThat(pipeline.alerts()).extracting(RiskAlert::getState).endsWith(AlertState.RESOLVED);
    }

    @Test
    void shouldPublishHealthOnlyForAUseThatChangesAFeature() {
        use(1);
        assertThat(pipeline.health()).hasSize(1);

        use("u0", START);
        use("more", START.plusSeconds(5));

        assertThat(pipeline.health()).isEmpty();
    }

    @Test
    void shouldSeeATicketUnresolvedWithoutAnotherEvent() {
        pipeline.send(
                InputRecord.SUBSCRIPTION,
                "cus_1",
                aSubscription("cus_1", START.toString()).build());
        pipeline.send(
                InputRecord.SUPPORT,
                "cus_1",
                SupportEvent.newBuilder()
                        .setEventId("s1")
                        .setCustomerId("cus_1")
                        .setOccurredAt(START.plusSeconds(60))
                        .setTicketId("tic_1")
                        .setType(SupportEventType.OPENED)
                        .build());
        assertThat(lastHealth().getFeatures())
                .containsEntry("support.openTickets", "1")
                .containsEntry("support.unresolved48h", "false");

        pipeline.passClock("2026-03-03T10:01:00Z");

        assertThat(lastHealth().getFeatures()).containsEntry("support.unresolved48h", "true");
    }

    @Test
    void shouldSayWhatTheCustomerAnswered() {
        pipeline.send(
                InputRecord.SUBSCRIPTION,
                "cus_1",
                aSubscription("cus_1", START.toString()).build());
        answer("f1", FeedbackKind.NPS, 9);
        answer("f2", FeedbackKind.CSAT, 4);

        CustomerHealth health = lastHealth();

        assertThat(health.getLastNps()).isEqualTo(9);
        assertThat(health.getLastCsat()).isEqualTo(new BigDecimal("0.800000"));
        assertThat(health.getFeatures()).containsEntry("feedback.detractor", "false");
    }

    private void answer(String id, FeedbackKind kind, int score) {
        pipeline.send(
                InputRecord.FEEDBACK,
                "cus_1",
                FeedbackEvent.newBuilder()
                        .setEventId(id)
                        .setCustomerId("cus_1")
                        .setOccurredAt(START.plusSeconds(60))
                        .setKind(kind)
                        .setScore(score)
                        .build());
    }

    /** From the subscription's start on, daily. */
    private void use(int days) {
        pipeline.send(
                InputRecord.SUBSCRIPTION,
                "cus_1",
                aSubscription("cus_1", START.toString()).build());
        for (int day = 0; day < days; day++) {
            use("u" + day, START.plus(Duration.ofDays(day)));
        }
    }

    private void use(String id, Instant at) {
        pipeline.send(
                InputRecord.USAGE,
                "cus_1",
                UsageEvent.newBuilder()
                        .setEventId(id)
                        .setCustomerId("cus_1")
                        .setOccurredAt(at)
                        .setFeature("export")
                        .setCount(3)
                        .build());
    }

    private CustomerHealth lastHealth() {
        List<CustomerHealth> health = pipeline.health();
        return health.get(health.size() - 1);
    }
}
