package dev.tidewatch.stream;

import static dev.tidewatch.stream.Events.aPayment;
import static dev.tidewatch.stream.Events.aSubscription;
import static dev.tidewatch.stream.Events.anItem;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tidewatch.avro.input.InputRecord;
import dev.tidewatch.avro.told.CloudEvents;
import dev.tidewatch.avro.told.MovementNumber;
import dev.tidewatch.domain.profile.Profile;
import dev.tidewatch.event.SubscriptionEvent;
import dev.tidewatch.event.SubscriptionStatus;
import dev.tidewatch.output.MovementKind;
import dev.tidewatch.output.MrrMovement;
import dev.tidewatch.stream.plan.ClockMode;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.apache.kafka.common.header.Headers;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class MovementsTopologyTest {

    private PipelineDriver pipeline = new PipelineDriver(Profile.TIDEWATCH, ClockMode.EVENT);

    @AfterEach
    void close() {
        pipeline.close();
    }

    @Test
    void shouldPublishAMovementWithItsReason() {
        send(aSubscription("cus_1", "2026-03-01T10:00:00Z").build());

        MrrMovement movement = pipeline.movements().get(0);

        assertThat(movement.getMovementId()).isEqualTo("cus_1|2026-03-01T10:00:00.000Z|USD");
        assertThat(movement.getKind()).isEqualTo(MovementKind.NEW);
        assertThat(movement.getAmount()).isEqualTo(new BigDecimal("50.000000"));
        assertThat(movement.getReportingAmount()).isEqualTo(new BigDecimal("50.000000"));
        assertThat(movement.getCauses()).containsExactly("evt_cus_1_2026-03-01T10:00:00Z");
        assertThat(movement.getRule()).isEqualTo("snapshot");
        assertThat(movement.getLines()).hasSize(1);
        assertThat(movement.getProvisional()).isTrue();
    }

    @Test
    void shouldPublishAMovementAsACloudEvent() {
        send(aSubscription("cus_1", "2026-03-01T10:00:00Z").build());

        Headers headers = pipeline.movementRecords().get(0).headers();

        assertThat(headers.lastHeader(CloudEvents.ID).value())
                .asString(StandardCharsets.UTF_8)
                .isEqualTo("cus_1|2026-03-01T10:00:00.000Z|USD:0");
        assertThat(headers.lastHeader(CloudEvents.SOURCE).value())
                .asString(StandardCharsets.UTF_8)
                .endsWith("mrr-movements");
        assertThat(MovementNumber.of(headers)).isEqualTo(new MovementNumber(0, 1));
    }

    @Test
    void shouldPublishNothingForARepeat() {
        SubscriptionEvent event = aSubscription("cus_1", "2026-03-01T10:00:00Z").build();
        send(event);
        send(event);

        assertThat(pipeline.movements()).hasSize(1);
        assertThat(pipeline.deadLetters()).isEmpty();
    }

    @Test
    void shouldReviseWhatALateEventChanges() {
        send(aSubscription("cus_1", "2026-03-10T10:00:00Z")
                .setItems(List.of(anItem("80").build()))
                .build());
        send(aSubscription("cus_1", "2026-03-01T10:00:00Z").build());

        assertThat(pipeline.movements())
                .extracting(MrrMovement::getKind, MrrMovement::getRevision, MrrMovement::getEffectiveAt)
                .containsExactly(
                        row(MovementKind.NEW, 0, "2026-03-10T10:00:00Z"),
                        row(MovementKind.NEW, 0, "2026-03-01T10:00:00Z"),
                        row(MovementKind.EXPANSION, 1, "2026-03-10T10:00:00Z"));
    }

    @Test
    void shouldEndAScheduledCancellationWhenAnotherCustomersEventPassesIt() {
        send(aSubscription("cus_1", "2026-03-01T10:00:00Z")
                .setCancelAt(Instant.parse("2026-04-01T00:00:00Z"))
                .build());
        pipeline.send(
                InputRecord.BILLING,
                "cus_2",
                aPayment("cus_2", "2026-04-01T00:00:00Z").build());
        assertThat(pipeline.movements()).extracting(MrrMovement::getKind).containsExactly(MovementKind.NEW);

        pipeline.send(
                InputRecord.BILLING,
                "cus_2",
                aPayment("cus_2", "2026-04-01T00:00:00.001Z").build());

        assertThat(pipeline.movements()).singleElement().satisfies(churn -> {
            assertThat(churn.getKind()).isEqualTo(MovementKind.CHURN);
            assertThat(churn.getEffectiveAt()).isEqualTo(Instant.parse("2026-04-01T00:00:00Z"));
            assertThat(churn.getRule()).isEqualTo("scheduled-end");
        });
    }

    @Test
    void shouldCallEveryDueCustomerWhenTheControlTopicPassesTheClock() {
        for (int i = 0; i < 1500; i++) {
            send(aSubscription("cus_" + i, "2026-03-01T10:00:00Z")
                    .setStatus(SubscriptionStatus.PAST_DUE)
                    .build());
        }
        pipeline.movements();

        pipeline.passClock("2026-03-31T10:00:00Z");

        assertThat(pipeline.movements())
                .hasSize(1500)
                .extracting(MrrMovement::getRule)
                .containsOnly("delinquency");
    }

    @Test
    void shouldFollowTheWallClockWhenLive() {
        pipeline.close();
        pipeline = new PipelineDriver(Profile.TIDEWATCH, ClockMode.WALL);
        send(aSubscription("cus_1", "2026-06-01T11:00:00Z")
                .setCancelAt(PipelineDriver.NOW.plusSeconds(30))
                .build());
        assertThat(pipeline.movements()).extracting(MrrMovement::getKind).containsExactly(MovementKind.NEW);

        for (int second = 0; second < 31; second++) {
            pipeline.passWallClock(Duration.ofSeconds(1));
        }

        assertThat(pipeline.movements()).extracting(MrrMovement::getKind).containsExactly(MovementKind.CHURN);
    }

    private void send(SubscriptionEvent event) {
        pipeline.send(InputRecord.SUBSCRIPTION, event.getCustomerId(), event);
    }

    private static org.assertj.core.groups.Tuple row(MovementKind kind, long revision, String at) {
        return org.assertj.core.groups.Tuple.tuple(kind, revision, Instant.parse(at));
    }
}
