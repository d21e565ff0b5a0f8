package dev.tidewatch.stream;

import static dev.tidewatch.stream.Events.aPayment;
import static dev.tidewatch.stream.Events.aSubscription;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tidewatch.app.settings.ScorecardFile;
import dev.tidewatch.avro.input.InputRecord;
import dev.tidewatch.domain.profile.Profile;
import dev.tidewatch.domain.testing.Law;
import dev.tidewatch.domain.testing.RandomRules;
import dev.tidewatch.event.BillingEventType;
import dev.tidewatch.output.CustomerHealth;
import dev.tidewatch.output.RiskAlert;
import dev.tidewatch.stream.heap.HeapShare;
import dev.tidewatch.stream.plan.ClockMode;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Weights that are published in the middle of a stream. */
class PublishedWeightsTopologyTest {

    private static final Duration LATER = Duration.ofDays(40);

    /** Two companies in a build, each run twice. */
    private static final int SEEDS_A_COMPANY = 150;

    /** The weights of the settings raise an alert at the second failure in a row, the published ones at the third. */
    @Test
    void shouldJudgeByThemFromTheirRecordOn() {
        try (PipelineDriver pipeline = new PipelineDriver(Profile.TIDEWATCH, ClockMode.EVENT)) {
            pipeline.send(
                    InputRecord.SUBSCRIPTION,
                    "cus_1",
                    aSubscription("cus_1", "2026-03-01T10:00:00Z").build());
            fail(pipeline, "2026-05-01T10:00:00Z");
            pipeline.publishWeights(ScorecardFile.builtIn());
            fail(pipeline, "2026-05-04T10:00:00Z");
            assertThat(pipeline.alerts()).isEmpty();

            fail(pipeline, "2026-05-08T10:00:00Z");

            assertThat(pipeline.alerts())
                    .singleElement()
                    .satisfies(alert -> assertThat(alert.getSignals()).anySatisfy(signal -> {
                        assertThat(signal.getName()).isEqualTo("payments.failed30d");
                        assertThat(signal.getWeight()).isEqualByComparingTo(new BigDecimal("1.9"));
                    }));
        }
    }

    /** Once each step reads its state from bytes, as after a restart, and once it finds it in the heap; six companies in ten have rules. */
    @Test
    void shouldPublishTheSameWheneverTheLogIsRepeated() {
        Law.of(TopologyStep::of, (seed, steps) -> {
                    int place = steps.size() * (1 + (int) Math.floorMod(seed, 3L)) / 4;
                    Seen first = run(seed, steps, place, new HeapShare(0));

                    assertThat(run(seed, steps, place, new HeapShare(1))).isEqualTo(first);
                })
                .holdsForSeedsOf(SEEDS_A_COMPANY);
    }

    private record Seen(List<RiskAlert> alerts, List<CustomerHealth> health) {}

    private static Seen run(long seed, List<TopologyStep> steps, int place, HeapShare heap) {
        Instant end = Instant.EPOCH;
        try (PipelineDriver pipeline = new PipelineDriver(TopologyStep.profile(seed), RandomRules.from(seed), heap)) {
            List<RiskAlert> alerts = new ArrayList<>();
            for (int number = 0; number < steps.size(); number++) {
                if (number == place) {
                    pipeline.publishWeights(ScorecardFile.builtIn());
                    pipeline.publishRules(RandomRules.from(seed + 1));
                }
                steps.get(number).sendTo(pipeline);
                Instant at = steps.get(number).at();
                end = at.isAfter(end) ? at : end;
            }
            pipeline.control(end.plus(LATER));
            alerts.addAll(pipeline.alerts());
            return new Seen(alerts, pipeline.health());
        }
    }

    private static void fail(PipelineDriver pipeline, String at) {
        pipeline.send(
                InputRecord.BILLING,
                "cus_1",
                aPayment("cus_1", at)
                        .setEventId("failed " + at)
                        .setType(BillingEventType.PAYMENT_FAILED)
                        .setFailureCode("card_declined")
                        .build());
    }
}
