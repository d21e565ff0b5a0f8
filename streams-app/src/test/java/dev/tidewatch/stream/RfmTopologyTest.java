package dev.tidewatch.stream;

import static dev.tidewatch.stream.Events.aPayment;
import static dev.tidewatch.stream.Events.aSubscription;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tidewatch.avro.input.InputRecord;
import dev.tidewatch.domain.profile.Profile;
import dev.tidewatch.output.CustomerHealth;
import dev.tidewatch.output.CustomerStatus;
import dev.tidewatch.stream.plan.ClockMode;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Function;
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
    void shouldTellTheHealthOfACustomerThatOnlyEverPaid() {
        try (PipelineDriver pipeline = new PipelineDriver(Profile.TIDEWATCH, ClockMode.EVENT)) {
            companyOfFive(pipeline);
            pipeline.send(
                    InputRecord.BILLING,
                    "cus_x",
                    aPayment("cus_x", "2026-03-09T10:00:00Z")
                            .setAmount(new BigDecimal("9000.000000"))
                            .setCurrency("USD")
                            .build());
            pipeline.passClock("2026-04-01T00:00:00Z");

            CustomerHealth health = of(byCustomer(pipeline.health()), "cus_x");

            assertThat(health.getStatus()).isEqualTo(CustomerStatus.NONE);
            assertThat(health.getInvoicesPaid()).isEqualTo(1);
            assertThat(List.of(health.getRecency(), health.getFrequency(), health.getMonetary()))
                    .containsExactly(5, 1, 5);
            assertThat(health.getOpenAlerts()).isEmpty();
            assertThat(pipeline.deadLetters()).isEmpty();
        }
    }

    /** In whatever order they pay, and however often a payment is told. */
    @Test
    void shouldRankTheSameWhenPaymentsComeInAnotherOrder() {
        List<Integer> order = new ArrayList<>(List.of(1, 2, 3, 4, 5, 6, 7, 8, 9));
        Map<String, List<Integer>> first = null;
        for (long seed = 0; seed < 5; seed++) {
            Collections.shuffle(order, new Random(seed));
            try (PipelineDriver pipeline = new PipelineDriver(Profile.TIDEWATCH, ClockMode.EVENT)) {
                order.forEach(number -> paying(pipeline, number, "2026-03-0" + number));
                order.forEach(number -> paying(pipeline, number, "2026-03-0" + number));
                pipeline.passClock("2026-04-01T00:00:00Z");
                Map<String, List<Integer>> scores = new TreeMap<>();
                byCustomer(pipeline.health())
                        .forEach((customer, health) -> scores.put(
                                customer, List.of(health.getRecency(), health.getFrequency(), health.getMonetary())));
                first = first == null ? scores : first;
                assertThat(scores).as("seed %d", seed).isEqualTo(first);
            }
        }
        assertThat(first).containsEntry("cus_3", List.of(2, 2, 2)).containsEntry("cus_9", List.of(5, 5, 5));
    }

    /** Computed once more from the payments as they were sent, in decimals. */
    @Test
    void shouldEqualTheQuantilesOfAllPaymentsWhenCustomersAreFew() {
        for (long seed = 0; seed < 5; seed++) {
            Random random = new Random(seed);
            Map<String, List<BigDecimal>> paid = new TreeMap<>();
            try (PipelineDriver pipeline = new PipelineDriver(Profile.TIDEWATCH, ClockMode.EVENT)) {
                for (int payment = 0; payment < 80; payment++) {
                    String customer = "cus_" + random.nextInt(25);
                    int day = random.nextInt(6);
                    BigDecimal amount = new BigDecimal(1 + random.nextInt(4_000)).movePointLeft(random.nextInt(3));
                    String at = "2026-03-0%dT%02d:%02d:00Z".formatted(1 + day, payment / 60, payment % 60);
                    pipeline.send(
                            InputRecord.BILLING,
                            customer,
                            aPayment(customer, at)
                                    .setAmount(amount.setScale(6))
                                    .setCurrency("USD")
                                    .build());
                    paid.merge(
                            customer,
                            List.of(BigDecimal.valueOf(day), BigDecimal.ONE, amount),
                            RfmTopologyTest::together);
                }
                pipeline.passClock("2026-04-01T00:00:00Z");
                Map<String, CustomerHealth> health = byCustomer(pipeline.health());

                assertThat(health.keySet()).isEqualTo(paid.keySet());
                paid.forEach((customer, values) -> assertThat(List.of(
                                of(health, customer).getRecency(),
                                of(health, customer).getFrequency(),
                                of(health, customer).getMonetary()))
                        .as("%s of %s", customer, paid)
                        .containsExactly(
                                5
                                        - above(
                                                BigDecimal.TEN.subtract(values.get(0)),
                                                sorted(paid, all -> BigDecimal.TEN.subtract(all.get(0)))),
                                1 + above(values.get(1), sorted(paid, all -> all.get(1))),
                                1 + above(values.get(2), sorted(paid, all -> all.get(2)))));
            }
        }
    }

    private static List<BigDecimal> together(List<BigDecimal> one, List<BigDecimal> other) {
        return List.of(
                one.get(0).max(other.get(0)),
                one.get(1).add(other.get(1)),
                one.get(2).add(other.get(2)));
    }

    private static List<BigDecimal> sorted(
            Map<String, List<BigDecimal>> paid, Function<List<BigDecimal>, BigDecimal> value) {
        return paid.values().stream().map(value).sorted().toList();
    }

    /** How many of the four quantiles a value is above. */
    private static int above(BigDecimal value, List<BigDecimal> sorted) {
        int bounds = 0;
        for (int k = 1; k < 5; k++) {
            BigDecimal rank = BigDecimal.valueOf(2L * k * (sorted.size() - 1), 1); // a fifth is two tenths
            BigDecimal low = sorted.get(rank.intValue());
            BigDecimal high = sorted.get(Math.min(rank.intValue() + 1, sorted.size() - 1));
            BigDecimal part = rank.subtract(BigDecimal.valueOf(rank.intValue()));
            bounds += value.compareTo(low.add(part.multiply(high.subtract(low)))) > 0 ? 1 : 0;
        }
        return bounds;
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
