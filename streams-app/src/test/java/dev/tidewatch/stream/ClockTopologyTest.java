package dev.tidewatch.stream;

import static dev.tidewatch.stream.Events.aSubscription;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tidewatch.avro.input.InputRecord;
import dev.tidewatch.avro.order.Run;
import dev.tidewatch.avro.order.RunLengths;
import dev.tidewatch.domain.profile.Profile;
import dev.tidewatch.state.Control;
import dev.tidewatch.state.ProcessingOrder;
import dev.tidewatch.state.Release;
import dev.tidewatch.stream.plan.ClockMode;
import dev.tidewatch.stream.plan.RowLimits;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a live task leaves in the log, from which all it did can be repeated. */
class ClockTopologyTest {

    private static final int SUBSCRIPTIONS = 0;
    private static final int BILLING = 2;
    private static final int CONTROL = 6;

    private PipelineDriver pipeline = new PipelineDriver(Profile.TIDEWATCH, ClockMode.WALL);

    @AfterEach
    void close() {
        pipeline.close();
    }

    @Test
    void shouldMarkEachSecondInTheControlTopic() {
        subscribe("cus_1", PipelineDriver.NOW);
        pipeline.passWallClock(Duration.ofSeconds(1));
        pipeline.passWallClock(Duration.ofSeconds(1));

        assertThat(marks()).containsExactly(PipelineDriver.NOW.plusSeconds(1), PipelineDriver.NOW.plusSeconds(2));
    }

    @Test
    void shouldMarkSeldomWhileNothingComes() {
        subscribe("cus_1", PipelineDriver.NOW);
        pass(30);

        // The event, what customers are ranked by, and that nothing followed.
        assertThat(marks()).containsExactly(at(1), at(2), at(3), at(10), at(20), at(30));
    }

    /** Streams commits after each call, also where nothing was to be done. */
    @Test
    void shouldNotBeCalledWhileNothingComes() {
        subscribe("cus_1", PipelineDriver.NOW);
        pass(15);
        int before = pipeline.wallClockCalls();
        pass(60);

        assertThat(pipeline.wallClockCalls() - before).as("each ten seconds").isEqualTo(6);
    }

    @Test
    void shouldMarkTheNextSecondWhenAnythingComes() {
        pass(31);
        marks();
        subscribe("cus_1", at(31));
        pass(2);
        pipeline.publishRate("EUR", "2026-05-31", "1.1", "2026-06-01T12:00:33Z");
        pass(2);
        pipeline.erase("cus_2", "gone");
        pass(1);

        assertThat(marks()).containsExactly(at(32), at(33), at(34), at(35), at(36));
    }

    /** Rows do not wait for a task that has said so; it takes that back with the first record, before anything else. */
    @Test
    void shouldSayToTheMetricsThatItIsQuietAndTakeItBack() {
        pass(31);
        assertThat(releases()).last().satisfies(release -> {
            assertThat(release.getClock()).isEqualTo(at(30).toEpochMilli());
            assertThat(release.getQuietUntil()).isEqualTo(at(40).toEpochMilli());
        });
        subscribe("cus_1", at(31));
        subscribe("cus_2", at(31));

        assertThat(releases()).singleElement().satisfies(release -> {
            assertThat(release.getClock()).isNull();
            assertThat(release.getQuietUntil()).isNull();
        });
        pass(1);
        assertThat(releases()).singleElement().satisfies(release -> {
            assertThat(release.getClock()).isEqualTo(at(32).toEpochMilli());
            assertThat(release.getQuietUntil()).as("more may follow").isNull();
        });
    }

    @Test
    void shouldPublishRowsWithinASecondWhenSomethingComesAfterQuiet() {
        subscribe("cus_1", PipelineDriver.NOW);
        pass(33);
        pipeline.metrics();
        subscribe("cus_2", at(33));
        pass(1);

        assertThat(pipeline.metrics().byKey().values())
                .isNotEmpty()
                .allSatisfy(row -> assertThat(row.getAsOf()).isEqualTo(at(34)));
    }

    /** Between the first two marks the task reads the first of them and what customers are ranked by. */
    @Test
    void shouldTellInWhichOrderRecordsWereTaken() {
        subscribe("cus_1", PipelineDriver.NOW);
        subscribe("cus_2", PipelineDriver.NOW);
        pipeline.sendBytes(InputRecord.BILLING, "cus_1", new byte[] {1});
        subscribe("cus_3", PipelineDriver.NOW);
        pipeline.passWallClock(Duration.ofSeconds(1));
        pipeline.passWallClock(Duration.ofSeconds(1));
        subscribe("cus_4", PipelineDriver.NOW);
        pipeline.passWallClock(Duration.ofSeconds(1));

        List<ProcessingOrder> orders = orders();

        assertThat(orders).extracting(ProcessingOrder::getBefore).containsExactly(0L, 4L, 6L);
        assertThat(runs(orders))
                .containsExactly(
                        new Run(SUBSCRIPTIONS, 2),
                        new Run(BILLING, 1),
                        new Run(SUBSCRIPTIONS, 1),
                        new Run(CONTROL, 3),
                        new Run(SUBSCRIPTIONS, 1));
    }

    @Test
    void shouldWriteTheOrderBeforeItGrowsLarge() {
        int pairs = 1_000;
        for (int i = 0; i < pairs; i++) {
            subscribe("cus_" + i, PipelineDriver.NOW);
            pipeline.sendBytes(InputRecord.BILLING, "cus_1", new byte[] {1});
        }
        pipeline.passWallClock(Duration.ofSeconds(1));

        List<ProcessingOrder> orders = orders();
        assertThat(orders)
                .hasSizeBetween(4, 20)
                .allSatisfy(order -> assertThat(order.getRuns().remaining()).isLessThan(600));
        assertThat(runs(orders).stream()
                        .filter(run -> run.input() != CONTROL)
                        .mapToLong(Run::count)
                        .sum())
                .isEqualTo(2L * pairs);
    }

    @Test
    void shouldLeaveTheClockWithTheEventsWhileOldOnesAreWorkedOff() {
        Instant old = Instant.parse("2024-03-01T10:00:00Z");
        subscribe("cus_1", old);
        pipeline.passWallClock(Duration.ofSeconds(1));
        subscribe("cus_2", old.plusSeconds(10));
        pipeline.passWallClock(Duration.ofSeconds(1));

        assertThat(marks()).containsExactly(old, old.plusSeconds(10));
    }

    /** A transaction must end before the broker gives it up. */
    @Test
    void shouldTellTheHealthOfManyCustomersAtSeveralMarks() {
        pipeline.close();
        pipeline = new PipelineDriver(
                Profile.TIDEWATCH, ClockMode.WALL, new RowLimits(1_000, 5_000, Duration.ofMinutes(1)));
        int customers = 2 * PipelineDriver.CUSTOMERS_AT_ONCE + 1;
        for (int customer = 0; customer < customers; customer++) {
            subscribe("cus_" + customer, PipelineDriver.NOW);
        }
        List<Integer> told = new ArrayList<>();
        for (int second = 0; second < 4; second++) {
            pass(1);
            told.add(pipeline.health().size());
        }

        assertThat(told).containsExactly(PipelineDriver.CUSTOMERS_AT_ONCE, PipelineDriver.CUSTOMERS_AT_ONCE, 1, 0);
    }

    private void pass(int seconds) {
        for (int second = 0; second < seconds; second++) {
            pipeline.passWallClock(Duration.ofSeconds(1));
        }
    }

    private static Instant at(int second) {
        return PipelineDriver.NOW.plusSeconds(second);
    }

    private List<Release> releases() {
        return pipeline.releases();
    }

    private void subscribe(String customer, Instant at) {
        pipeline.send(
                InputRecord.SUBSCRIPTION,
                customer,
                aSubscription(customer, at.toString()).build());
    }

    private List<Instant> marks() {
        return pipeline.controls().stream()
                .map(Control::getAdvanceTo)
                .filter(Objects::nonNull)
                .toList();
    }

    private List<ProcessingOrder> orders() {
        return pipeline.controls().stream()
                .map(Control::getOrder)
                .filter(Objects::nonNull)
                .toList();
    }

    private static List<Run> runs(List<ProcessingOrder> orders) {
        List<Run> runs = new ArrayList<>();
        orders.forEach(order -> runs.addAll(RunLengths.decode(order.getRuns())));
        return RunLengths.join(runs);
    }
}
