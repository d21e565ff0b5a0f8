package dev.tidewatch.stream;

import static dev.tidewatch.stream.Events.aPayment;
import static dev.tidewatch.stream.Events.aSubscription;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tidewatch.avro.InputRecord;
import dev.tidewatch.domain.profile.Profile;
import dev.tidewatch.output.CustomerHealth;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Customers are ranked among all: when one of them pays, the scores of the others may change. */
class RfmTopologyTest {

    @Test
    void shouldRankAllWhoPaidWhenAReplayEnds() {
        try (PipelineDriver pipeline = new PipelineDriver(Profile.TIDEWATCH, ClockMode.EVENT)) {
            companyOfFive(pipeline);
            pipeline.passClock("2026-04-01T00:00:00Z");

            Map<String, CustomerHealth> health = byCustomer(pipeline.health());

            for (int i = 1; i <= 5; i++) {
                CustomerHealth customer = of(health, "cus_" + i);
                assertThat(List.of(customer.getRecency(), customer.getFrequency(), customer.getMonetary()))
                        .as("cus_%d", i)
                        .containsExactly(i, i, i);
            }
            assertThat(of(health, "cus_5").getRfmSegment()).isEqualTo("Champions");
            assertThat(of(health, "cus_1").getRfmSegment()).isEqualTo("Lost");
            assertThat(of(health, "cus_0").getRfmSegment()).isNull();
            assertThat(of(health, "cus_0").getRecency()).isNull();
        }
    }

    @Test
    void shouldTellAnewWhoseScoresOthersChangedWhenTheDayIsOver() {
        try (PipelineDriver pipeline = new PipelineDriver(Profile.TIDEWATCH, ClockMode.WALL)) {
            companyOfFive(pipeline);
            passSeconds(pipeline);
            assertThat(of(byCustomer(pipeline.health()), "cus_1").getRecency()).isEqualTo(1);

            for (int i = 6; i <= 15; i++) {
                paying(pipeline, i, "2026-01-01");
            }
            pipeline.passWallClock(Duration.ofDays(1));
            passSeconds(pipeline);

            CustomerHealth ranked = of(byCustomer(pipeline.health()), "cus_1");
            assertThat(ranked.getRecency()).isEqualTo(4);
        }
    }

    /** Second by second, as they come. */
    private static void passSeconds(PipelineDriver pipeline) {
        for (int second = 0; second < 10; second++) {
            pipeline.passWallClock(Duration.ofSeconds(1));
        }
    }

    /** The more their number, the later, the more often and the more they paid; the first never did. */
    private static void companyOfFive(PipelineDriver pipeline) {
        pipeline.send(
                InputRecord.SUBSCRIPTION,
                "cus_0",
                aSubscription("cus_0", "2026-03-01T10:00:00Z").build());
        for (int i = 1; i <= 5; i++) {
            paying(pipeline, i, "2026-03-0" + i);
        }
    }

    private static void paying(PipelineDriver pipeline, int number, String lastDay) {
        String customer = "cus_" + number;
        pipeline.send(
                InputRecord.SUBSCRIPTION,
                customer,
                aSubscription(customer, lastDay + "T08:00:00Z").build());
        for (int i = 0; i < number; i++) {
            pipeline.send(
                    InputRecord.BILLING,
                    customer,
                    aPayment(customer, lastDay + "T1" + i % 10 + ":0" + i / 10 + ":00Z")
                            .setAmount(new BigDecimal("50.000000"))
                            .setCurrency("USD")
                            .build());
        }
    }

    private static Map<String, CustomerHealth> byCustomer(List<CustomerHealth> rows) {
        Map<String, CustomerHealth> byCustomer = new TreeMap<>();
        rows.forEach(row -> byCustomer.put(row.getCustomerId(), row));
        return byCustomer;
    }

    private static CustomerHealth of(Map<String, CustomerHealth> health, String customer) {
        return requireNonNull(health.get(customer), customer);
    }
}
