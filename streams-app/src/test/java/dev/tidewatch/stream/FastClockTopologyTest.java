package dev.tidewatch.stream;

import static dev.tidewatch.stream.Events.aSubscription;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tidewatch.avro.input.InputRecord;
import dev.tidewatch.event.UsageEvent;
import dev.tidewatch.state.Control;
import dev.tidewatch.stream.clock.LiveClock;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A live pipeline in the time of a company that lives half a day a second, as the demo's does. */
class FastClockTopologyTest {

    private static final Instant LATER = PipelineDriver.NOW.plus(Duration.ofDays(3 * 365));
    private static final long SPEED = 43_200;

    private static final LiveClock CLOCK = new LiveClock() {
        @Override
        public Instant at(Instant wallClock) {
            return LATER.plus(Duration.between(PipelineDriver.NOW, wallClock).multipliedBy(SPEED));
        }

        @Override
        public long speed() {
            return SPEED;
        }
    };

    private final PipelineDriver pipeline = new PipelineDriver(CLOCK);

    @AfterEach
    void close() {
        pipeline.close();
    }

    @Test
    void shouldMarkHalfADayEachSecond() {
        subscribe("cus_1", LATER);
        pipeline.passWallClock(Duration.ofSeconds(1));
        pipeline.passWallClock(Duration.ofSeconds(1));

        assertThat(pipeline.controls().stream().map(Control::getAdvanceTo).filter(Objects::nonNull))
                .containsExactly(LATER.plus(Duration.ofHours(12)), LATER.plus(Duration.ofDays(1)));
    }

    @Test
    void shouldTakeAnEventOfItsPresentAndRefuseOneOfItsFuture() {
        subscribe("cus_1", LATER);
        subscribe("cus_2", LATER.plus(Duration.ofHours(1)));

        assertThat(pipeline.deadLetters()).hasSize(1);
        assertThat(pipeline.movements())
                .singleElement()
                .satisfies(movement -> assertThat(movement.getPublishedAt()).isEqualTo(LATER));
    }

    @Test
    void shouldPublishTheDaysOfItsTime() {
        subscribe("cus_1", LATER);
        for (int second = 0; second < 12; second++) {
            pipeline.passWallClock(Duration.ofSeconds(1));
        }

        assertThat(pipeline.metrics().byKey().values())
                .anySatisfy(row -> assertThat(row.getAsOf()).isAfterOrEqualTo(LATER.plus(Duration.ofDays(2))));
    }

    /** Who waits for the figures would wait for a row until the day ends, and for ever if time does not go on meanwhile. */
    @Test
    void shouldReachTheMarkAlsoWhereNoFigureChanges() {
        subscribe("cus_1", LATER);
        pipeline.passWallClock(Duration.ofSeconds(2));
        Instant first = pipeline.reach().orElseThrow();
        pipeline.metrics();
        use("cus_1", CLOCK.at(PipelineDriver.NOW.plusSeconds(2)));
        pipeline.passWallClock(Duration.ofSeconds(1));

        assertThat(pipeline.metrics().byKey().values())
                .allSatisfy(row -> assertThat(row.getAsOf())
                        .isBeforeOrEqualTo(pipeline.reach().orElseThrow()));
        assertThat(pipeline.reach().orElseThrow()).isAfter(first);
    }

    private void use(String customer, Instant at) {
        pipeline.send(
                InputRecord.USAGE,
                customer,
                UsageEvent.newBuilder()
                        .setEventId("evt_" + customer + "_use")
                        .setCustomerId(customer)
                        .setOccurredAt(at)
                        .setFeature("login")
                        .setCount(1)
                        .build());
    }

    private void subscribe(String customer, Instant at) {
        pipeline.send(
                InputRecord.SUBSCRIPTION,
                customer,
                aSubscription(customer, at.toString()).build());
    }
}
