package dev.tidewatch.stream;

import static dev.tidewatch.stream.Events.aSubscription;
import static dev.tidewatch.stream.Events.anItem;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tidewatch.avro.input.InputRecord;
import dev.tidewatch.domain.money.Amounts;
import dev.tidewatch.domain.profile.Profile;
import dev.tidewatch.event.Discount;
import dev.tidewatch.event.DiscountDuration;
import dev.tidewatch.event.DiscountTerms;
import dev.tidewatch.output.MrrMovement;
import dev.tidewatch.stream.plan.ClockMode;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A rate, or the terms of a coupon, that more customers ask for than are counted in one step. */
class ManyRecountsTopologyTest {

    private static final int CUSTOMERS = PipelineDriver.CUSTOMERS_AT_ONCE + 7;
    private static final String LAST = customer(CUSTOMERS - 1);

    private final PipelineDriver pipeline = new PipelineDriver(Profile.TIDEWATCH, ClockMode.WALL);
    private final List<MrrMovement> movements = new ArrayList<>();

    @AfterEach
    void close() {
        pipeline.close();
    }

    @Test
    void shouldCountEachOfThemOnceOverSeveralMarks() {
        for (int number = 0; number < CUSTOMERS; number++) {
            subscribe(customer(number), "2026-06-01T10:00:00Z", "50");
        }
        pipeline.movements();

        pipeline.publishRate("EUR", "2026-06-01", "1.1", "2026-06-01T11:00:00Z");
        collect();
        assertThat(movements.size()).isEqualTo(PipelineDriver.CUSTOMERS_AT_ONCE);
        subscribe(LAST, "2026-06-01T11:59:40Z", "70"); // one that still waits
        mark();

        assertThat(newest().size()).isEqualTo(CUSTOMERS + 1);
        assertThat(newest().values())
                .extracting(MrrMovement::getReportingAmount)
                .filteredOn(amount -> !Amounts.same(amount, new BigDecimal("55")))
                .containsExactly(new BigDecimal("22.000000"));

        movements.clear();
        mark();
        assertThat(movements).as("nobody is booked twice").isEmpty();

        pipeline.send(InputRecord.TERMS, "half", half());
        collect();
        assertThat(customersOf(movements).size()).isEqualTo(PipelineDriver.CUSTOMERS_AT_ONCE);
        mark();

        assertThat(customersOf(newest().values()).size()).isEqualTo(CUSTOMERS);
        assertThat(newest().values())
                .extracting(MrrMovement::getMrrAfter)
                .filteredOn(amount -> !Amounts.same(amount, new BigDecimal("25")))
                .containsExactly(new BigDecimal("35.000000"));
        assertThat(pipeline.deadLetters()).isEmpty();
    }

    private void subscribe(String customer, String at, String monthly) {
        pipeline.send(
                InputRecord.SUBSCRIPTION,
                customer,
                aSubscription(customer, at)
                        .setItems(List.of(anItem(monthly).setCurrency("EUR").build()))
                        .setDiscounts(List.of(Discount.newBuilder()
                                .setDuration(DiscountDuration.FOREVER)
                                .setTermsId("half")
                                .build()))
                        .build());
    }

    private static DiscountTerms half() {
        return DiscountTerms.newBuilder()
                .setTermsId("half")
                .setPublishedAt(PipelineDriver.NOW)
                .setPercentOff(new BigDecimal("50.000000"))
                .setDuration(DiscountDuration.FOREVER)
                .setProductIds(List.of())
                .build();
    }

    private static Set<String> customersOf(Collection<MrrMovement> movements) {
        return movements.stream().map(MrrMovement::getCustomerId).collect(Collectors.toSet());
    }

    private void mark() {
        pipeline.passWallClock(Duration.ofSeconds(1));
        collect();
    }

    private void collect() {
        movements.addAll(pipeline.movements());
    }

    private Map<String, MrrMovement> newest() {
        return movements.stream()
                .collect(Collectors.toMap(
                        movement -> movement.getMovementId(), movement -> movement, (older, newer) -> newer));
    }

    private static String customer(int number) {
        return "cus_%06d".formatted(number);
    }
}
