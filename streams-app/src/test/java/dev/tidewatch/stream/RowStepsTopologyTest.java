package dev.tidewatch.stream;

import static dev.tidewatch.stream.Events.aSubscription;
import static dev.tidewatch.stream.Events.anItem;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tidewatch.avro.input.InputRecord;
import dev.tidewatch.domain.profile.Profile;
import dev.tidewatch.domain.testing.Profiles;
import dev.tidewatch.event.SubscriptionEvent;
import dev.tidewatch.output.RetentionMetrics;
import dev.tidewatch.stream.plan.ClockMode;
import dev.tidewatch.stream.plan.RowLimits;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Live, many rows come in steps, and all of one {@code asOf} say the same. */
class RowStepsTopologyTest {

    private static final Duration STEP = Duration.ofMillis(100);
    private static final int ROWS_AT_ONCE = 40;

    /** Of one segment over the 32 days until now, in eight windows, and the live ones. */
    private static final int ROWS_OF_A_SEGMENT = 32 * 8 + 8;

    @Test
    void shouldPublishTheSameInStepsWhenThereAreManyRows() {
        try (PipelineDriver whole = new PipelineDriver(Profile.TIDEWATCH, ClockMode.WALL);
                PipelineDriver inSteps = new PipelineDriver(
                        Profile.TIDEWATCH, ClockMode.WALL, new RowLimits(100, ROWS_AT_ONCE, Duration.ofSeconds(1)))) {
            Map<String, RetentionMetrics> stepped = new HashMap<>();
            for (int second = 0; second < 10; second++) {
                for (PipelineDriver pipeline : List.of(whole, inSteps)) {
                    happens(pipeline, second);
                    for (int step = 0; step < 10; step++) {
                        pipeline.passWallClock(STEP);
                        if (pipeline == inSteps) {
                            Map<String, RetentionMetrics> rows =
                                    pipeline.metrics().byKey();
                            assertThat(rows.size()).isLessThanOrEqualTo(ROWS_AT_ONCE + ROWS_OF_A_SEGMENT);
                            stepped.putAll(rows);
                        }
                    }
                }
            }
            for (int step = 0; step < 100; step++) {
                inSteps.passWallClock(STEP);
                stepped.putAll(inSteps.metrics().byKey());
            }
            whole.passWallClock(Duration.ofSeconds(10));

            Map<String, RetentionMetrics> all = whole.metrics().byKey();
            assertThat(stepped.keySet()).isEqualTo(all.keySet());
            all.forEach((key, row) -> assertThat(timeless(requireNonNull(stepped.get(key))))
                    .as(key)
                    .isEqualTo(timeless(row)));
        }
    }

    @Test
    void shouldNotMixInWhatComesWhileRowsArePublished() {
        try (PipelineDriver pipeline = new PipelineDriver(
                Profile.TIDEWATCH, ClockMode.WALL, new RowLimits(100, ROWS_AT_ONCE, Duration.ofSeconds(1)))) {
            Map<Instant, Map<String, RetentionMetrics>> byTime = new HashMap<>();
            for (int step = 0; step < 200; step++) {
                if (step % 3 == 0 && step < 60) {
                    happens(pipeline, step / 3);
                }
                pipeline.passWallClock(STEP);
                pipeline.metrics()
                        .byKey()
                        .forEach((key, row) -> byTime.computeIfAbsent(row.getAsOf(), at -> new HashMap<>())
                                .put(key, row));
            }

            assertThat(byTime).hasSizeGreaterThan(2);
            byTime.forEach((at, rows) -> {
                RetentionMetrics all = rows.get("all|P30D|live");
                RetentionMetrics month = rows.get("interval=P1M|P30D|live");
                if (all != null && month != null) {
                    assertThat(month.getMrr()).as("at %s", at).isEqualTo(all.getMrr());
                }
            });
        }
    }

    @Test
    void shouldLeaveTheRestOfTheRowsToTheNextStartWhenItIsToldToStop() {
        try (PipelineDriver pipeline = new PipelineDriver(
                Profile.TIDEWATCH, ClockMode.WALL, new RowLimits(100, ROWS_AT_ONCE, Duration.ofSeconds(1)))) {
            happens(pipeline, 0);
            pipeline.passWallClock(Duration.ofSeconds(1));
            assertThat(pipeline.metrics().byKey()).isNotEmpty();
            happens(pipeline, 1);

            pipeline.leave();
            pipeline.passWallClock(Duration.ofSeconds(10));

            assertThat(pipeline.metrics().byKey()).isEmpty();
        }
    }

    @Test
    void shouldGiveNoRowsToTheValuesThatAreTooMany() {
        Profile profile = Profiles.splitBy("owner");
        try (PipelineDriver pipeline =
                new PipelineDriver(profile, ClockMode.EVENT, new RowLimits(3, 1_000, Duration.ofSeconds(1)))) {
            for (int i = 0; i < 6; i++) {
                pipeline.send(
                        InputRecord.SUBSCRIPTION,
                        "cus_" + i,
                        aSubscription("cus_" + i, "2026-03-0" + (i + 1) + "T10:00:00Z")
                                .setAttributes(Map.of("owner", "o" + i))
                                .build());
                pipeline.passClock("2026-03-0" + (i + 1) + "T12:00:00Z");
            }
            pipeline.passClock("2026-03-10T00:00:00Z");

            Map<String, RetentionMetrics> rows = pipeline.metrics().byKey();

            assertThat(rows.keySet().stream().filter(key -> key.startsWith("owner=")))
                    .isNotEmpty()
                    .allMatch(key ->
                            key.startsWith("owner=o0|") || key.startsWith("owner=o1|") || key.startsWith("owner=o2|"));
            assertThat(requireNonNull(rows.get("all|P30D|2026-03-09")).getCustomers())
                    .isEqualTo(6);
        }
    }

    /** Another customer of another plan, begun a month ago. */
    private static void happens(PipelineDriver pipeline, int number) {
        String customer = "cus_" + number;
        SubscriptionEvent event = aSubscription(customer, "2026-05-0" + (number % 5 + 1) + "T10:00:00Z")
                .setItems(List.of(anItem("50").setPlanId("plan" + number % 4).build()))
                .build();
        pipeline.send(InputRecord.SUBSCRIPTION, customer, event);
        pipeline.send(
                InputRecord.SUBSCRIPTION,
                customer,
                SubscriptionEvent.newBuilder(event)
                        .setEventId("now_" + customer)
                        .setOccurredAt(PipelineDriver.NOW)
                        .build());
    }

    /** How often it was published, and when, differs. */
    private static RetentionMetrics timeless(RetentionMetrics row) {
        RetentionMetrics copy = RetentionMetrics.newBuilder(row).build();
        copy.setRevision(0);
        copy.setAsOf(Instant.EPOCH);
        return copy;
    }
}
