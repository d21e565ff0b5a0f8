package dev.tidewatch.stream;

import static dev.tidewatch.stream.Events.aSubscription;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tidewatch.avro.input.InputRecord;
import dev.tidewatch.domain.testing.Profiles;
import dev.tidewatch.event.CustomerEvent;
import dev.tidewatch.output.CustomerHealth;
import dev.tidewatch.output.MovementKind;
import dev.tidewatch.output.MrrMovement;
import dev.tidewatch.stream.plan.ClockMode;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Map;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class CustomerEventsTopologyTest {

    private final PipelineDriver pipeline = new PipelineDriver(Profiles.splitBy("country"), ClockMode.EVENT);

    @AfterEach
    void close() {
        pipeline.close();
    }

    @Test
    void shouldTransferBetweenSegmentsWhenTheCustomerMoves() {
        subscribe("2026-03-01T10:00:00Z");
        state("crm_1", "2026-03-01T10:00:00Z", Map.of("country", "FR"));
        state("crm_2", "2026-03-04T10:00:00Z", Map.of("country", "DE"));
        pipeline.passClock("2026-03-05T10:00:00Z");

        assertThat(pipeline.movements())
                .filteredOn(movement -> movement.getKind() == MovementKind.TRANSFER)
                .singleElement()
                .satisfies(CustomerEventsTopologyTest::isTheMove);
        MetricRows rows = pipeline.metrics();
        assertThat(rows.row("country=FR|P1D|2026-03-04").getLeavingMrr()).isEqualTo(units("50"));
        assertThat(rows.row("country=DE|P1D|2026-03-04").getEnteringMrr()).isEqualTo(units("50"));
        assertThat(rows.row("country=DE|P1D|2026-03-04").getMrr()).isEqualTo(units("50"));
    }

    @Test
    void shouldShowTheCustomersAttributesInItsHealth() {
        subscribe("2026-03-01T10:00:00Z");
        state("crm_1", "2026-03-02T10:00:00Z", Map.of("country", "FR"));

        assertThat(pipeline.health())
                .last()
                .extracting(CustomerHealth::getAttributes)
                .isEqualTo(Map.of("country", "FR"));
    }

    @Test
    void shouldSayWhatItDoesNotTake() {
        subscribe("2026-03-31T10:00:00Z");

        state("late", "2026-02-01T10:00:00Z", Map.of("country", "FR"));
        state("unnamed", "2026-03-31T10:00:00Z", Map.of("", "FR"));
        state("twice", "2026-03-31T10:00:00Z", Map.of("country", "DE"));
        state("twice", "2026-03-31T10:00:00Z", Map.of("country", "FR"));

        assertThat(pipeline.deadLetters())
                .extracting(CustomerEventsTopologyTest::reason)
                .containsExactly("TOO_LATE", "INVALID_VALUE", "CONFLICT");
    }

    private static void isTheMove(MrrMovement movement) {
        assertThat(movement.getEffectiveAt()).isEqualTo(Instant.parse("2026-03-04T10:00:00Z"));
        assertThat(movement.getRule()).isEqualTo("attributes");
        assertThat(movement.getCauses()).containsExactly("crm_2");
        assertThat(movement.getAmount()).isEqualTo(units("0"));
        assertThat(movement.getLines())
                .extracting(line -> line.getAttributes().get("country"))
                .containsExactly("DE", "FR");
    }

    private void subscribe(String at) {
        pipeline.send(
                InputRecord.SUBSCRIPTION, "cus_1", aSubscription("cus_1", at).build());
    }

    private void state(String id, String at, Map<String, String> attributes) {
        pipeline.send(
                InputRecord.CUSTOMER, "cus_1", new CustomerEvent(id, "cus_1", Instant.parse(at), null, attributes));
    }

    private static String reason(TestRecord<byte[], byte[]> letter) {
        return new String(letter.headers().lastHeader("tidewatch.reason").value(), UTF_8);
    }

    private static BigDecimal units(String amount) {
        return new BigDecimal(amount).setScale(6);
    }
}
