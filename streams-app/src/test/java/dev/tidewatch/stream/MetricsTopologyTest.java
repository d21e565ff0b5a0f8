package dev.tidewatch.stream;

import static dev.tidewatch.stream.Events.aSubscription;
import static dev.tidewatch.stream.Events.anItem;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tidewatch.avro.input.InputRecord;
import dev.tidewatch.domain.profile.Profile;
import dev.tidewatch.event.SubscriptionEvent;
import dev.tidewatch.event.SubscriptionStatus;
import dev.tidewatch.output.RetentionMetrics;
import dev.tidewatch.stream.plan.ClockMode;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class MetricsTopologyTest {

    private PipelineDriver pipeline = new PipelineDriver(Profile.TIDEWATCH, ClockMode.EVENT);

    @AfterEach
    void close() {
        pipeline.close();
    }

    @Test
    void shouldPublishEveryDayFromTheFirstMovementOnWhenTheClockHasPassedIt() {
        send(aSubscription("cus_1", "2026-03-01T10:00:00Z").build());
        send(aSubscription("cus_2", "2026-03-03T10:00:00Z").build());
        pipeline.passClock("2026-03-05T12:00:00Z");

        MetricRows rows = pipeline.metrics();

        assertThat(rows.keys())
                .filteredOn(key -> key.startsWith("all|P1D|"))
                .containsExactly(
                        "all|P1D|2026-03-01",
                        "all|P1D|2026-03-02",
                        "all|P1D|2026-03-03",
                        "all|P1D|2026-03-04",
                        "all|P1D|live");
        assertThat(rows.row("all|P1D|2026-03-02").getMrr()).isEqualTo(usd(50));
        assertThat(rows.row("all|P7D|2026-03-04").getCustomers()).isEqualTo(2);
        assertThat(rows.row("all|P7D|2026-03-04").getNewMrr()).isEqualTo(usd(100));
        assertThat(rows.row("all|P1D|2026-03-04").getNewMrr()).isEqualTo(usd(0));
        assertThat(rows.row("all|MTD|live").getDay()).hasToString("2026-03-05");
        assertThat(rows.row("all|MTD|live").getAsOf()).isEqualTo(Instant.parse("2026-03-05T12:00:00.001Z"));
    }

    @Test
    void shouldSplitByPlanAndCohort() {
        send(aSubscription("cus_1", "2026-03-01T10:00:00Z").build());
        send(aSubscription("cus_1", "2026-04-01T10:00:00Z")
                .setItems(List.of(anItem("80").setPlanId("max").build()))
                .build());
        pipeline.passClock("2026-04-02T00:00:00Z");

        MetricRows rows = pipeline.metrics();

        RetentionMetrics pro = rows.row("plan=pro|P7D|2026-04-01");
        assertThat(pro.getMrr()).isEqualTo(usd(0));
        assertThat(pro.getLeavingMrr()).isEqualTo(usd(50));
        assertThat(pro.getNrr()).isEqualTo(new BigDecimal("1.600000"));
        RetentionMetrics max = rows.row("plan=max|P7D|2026-04-01");
        assertThat(max.getEnteringMrr()).isEqualTo(usd(50));
        assertThat(max.getExpansionMrr()).isEqualTo(usd(30));
        assertThat(rows.row("cohort=2026-03|P7D|2026-04-01").getExpansionMrr()).isEqualTo(usd(30));
        assertThat(rows.row("interval=P1M|P7D|2026-04-01").getGrr()).isEqualTo(new BigDecimal("1.000000"));
    }

    @Test
    void shouldRestateWithTheNextRevisionWhenALateEventChangesAClosedDay() {
        send(aSubscription("cus_1", "2026-03-10T10:00:00Z").build());
        pipeline.passClock("2026-03-12T00:00:00Z");
        RetentionMetrics first = pipeline.metrics().row("all|P1D|2026-03-10");
        send(aSubscription("cus_1", "2026-03-08T10:00:00Z").build());
        pipeline.passClock("2026-03-12T01:00:00Z");

        MetricRows rows = pipeline.metrics();

        assertThat(first.getRevision()).isZero();
        assertThat(first.getNewCount()).isEqualTo(1);
        assertThat(rows.row("all|P1D|2026-03-10").getRevision()).isEqualTo(1);
        assertThat(rows.row("all|P1D|2026-03-10").getNewCount()).isZero();
        assertThat(rows.row("all|P1D|2026-03-08").getRevision()).isZero();
        assertThat(rows.row("all|P1D|2026-03-08").getNewCount()).isEqualTo(1);
        assertThat(rows.keys()).doesNotContain("all|P7D|2026-03-11");
        assertThat(rows.row("all|P1D|2026-03-10").getIsFinal()).isFalse();
    }

    @Test
    void shouldEmptyALiveRowWhenALateEventMovesTheCustomerToAnotherCohort() {
        send(aSubscription("cus_1", "2026-03-10T10:00:00Z").build());
        pipeline.passClock("2026-03-10T12:00:00Z");
        assertThat(pipeline.metrics().row("cohort=2026-03|MTD|live").getMrr()).isEqualTo(usd(50));
        send(aSubscription("cus_1", "2026-02-20T10:00:00Z").build());
        pipeline.passClock("2026-03-10T13:00:00Z");

        MetricRows rows = pipeline.metrics();

        assertThat(rows.row("cohort=2026-02|MTD|live").getMrr()).isEqualTo(usd(50));
        assertThat(rows.row("cohort=2026-03|MTD|live").getMrr()).isEqualTo(usd(0));
        assertThat(rows.row("cohort=2026-03|MTD|live").getCustomers()).isZero();
    }

    @Test
    void shouldBecomeFinalWhenTheLatenessHasPassed() {
        send(aSubscription("cus_1", "2026-03-10T10:00:00Z").build());
        pipeline.passClock("2026-03-12T00:00:00Z");
        pipeline.metrics();
        pipeline.passClock("2026-04-15T00:00:00Z");

        MetricRows rows = pipeline.metrics();

        assertThat(rows.row("all|P30D|2026-03-10").getIsFinal()).isTrue();
        assertThat(rows.row("all|P30D|2026-03-10").getRevision()).isZero();
        assertThat(rows.keys()).doesNotContain("all|P30D|2026-03-11");
    }

    @Test
    void shouldSayThatARowWasFinalWhenALateEventOfAQuietCustomerChangesIt() {
        send(aSubscription("cus_1", "2026-03-10T10:00:00Z").build());
        send(aSubscription("cus_2", "2026-03-10T10:00:00Z").build());
        pipeline.passClock("2026-05-01T00:00:00Z");
        pipeline.metrics();
        send(aSubscription("cus_2", "2026-03-12T10:00:00Z")
                .setStatus(SubscriptionStatus.CANCELED)
                .build());
        pipeline.passClock("2026-05-01T01:00:00Z");

        MetricRows rows = pipeline.metrics();

        assertThat(rows.row("all|P7D|2026-03-12").getRestatedAfterFinal()).isTrue();
        assertThat(rows.row("all|P7D|2026-03-12").getLost()).isZero();
        assertThat(rows.row("all|P1D|2026-03-12").getLost()).isEqualTo(1);
        assertThat(rows.row("all|P7D|live").getCustomers()).isEqualTo(1);
        assertThat(rows.row("all|MTD|2026-04-30").getRestatedAfterFinal()).isFalse();
    }

    @Test
    void shouldRefreshTheLiveRowsEachSecondWhenTheWallClockDrives() {
        pipeline.close();
        pipeline = new PipelineDriver(Profile.TIDEWATCH, ClockMode.WALL);
        send(aSubscription("cus_1", "2026-06-01T11:59:59Z").build());
        pipeline.passWallClock(Duration.ofSeconds(1));

        RetentionMetrics live = pipeline.metrics().row("all|P1D|live");

        assertThat(live.getMrr()).isEqualTo(usd(50));
        assertThat(live.getAsOf()).isEqualTo(Instant.parse("2026-06-01T12:00:01Z"));

        pipeline.passWallClock(Duration.ofSeconds(1));

        assertThat(pipeline.metrics().keys()).isEmpty();
    }

    @Test
    void shouldNotRunAheadOfTheEventsWhenTheTaskCatchesUp() {
        pipeline.close();
        pipeline = new PipelineDriver(Profile.TIDEWATCH, ClockMode.WALL);
        send(aSubscription("cus_1", "2026-03-01T10:00:00Z").build());
        pipeline.passWallClock(Duration.ofSeconds(1));
        RetentionMetrics behind = pipeline.metrics().row("all|P1D|live");
        for (int second = 0; second < 4; second++) {
            pipeline.passWallClock(Duration.ofSeconds(1));
        }
        RetentionMetrics live = pipeline.metrics().row("all|P1D|live");

        assertThat(behind.getAsOf()).isEqualTo(Instant.parse("2026-03-01T10:00:00Z"));
        assertThat(live.getAsOf()).isEqualTo(Instant.parse("2026-06-01T12:00:05Z"));
    }

    private void send(SubscriptionEvent event) {
        pipeline.send(InputRecord.SUBSCRIPTION, event.getCustomerId(), event);
    }

    private static BigDecimal usd(long units) {
        return BigDecimal.valueOf(units).setScale(6);
    }
}
