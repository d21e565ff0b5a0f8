package dev.tidewatch.stream;

import static dev.tidewatch.stream.Events.aSubscription;
import static dev.tidewatch.stream.Events.anItem;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tidewatch.avro.input.InputRecord;
import dev.tidewatch.domain.profile.Profile;
import dev.tidewatch.output.MrrMovement;
import dev.tidewatch.stream.plan.ClockMode;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Movements in another currency, and the rates that come before, after and again. */
class BookingTopologyTest {

    private final PipelineDriver pipeline = new PipelineDriver(Profile.TIDEWATCH, ClockMode.EVENT);

    @AfterEach
    void close() {
        pipeline.close();
    }

    @Test
    void shouldBookAtTheRateThatIsThere() {
        pipeline.knowRate("EUR", "2026-02-28", "1.1", "2026-02-28T15:00:00Z");
        subscribe("cus_1", "2026-03-01T10:00:00Z", "50");

        MrrMovement movement = onlyMovement();

        assertThat(movement.getReportingAmount()).isEqualTo("55.000000");
        assertThat(movement.getFxRate()).isEqualByComparingTo("1.1");
        assertThat(movement.getFxDate()).isEqualTo("2026-02-28");
        assertThat(movement.getRevision()).isZero();
    }

    @Test
    void shouldCorrectAMovementWhenItsRateComes() {
        subscribe("cus_1", "2026-03-01T10:00:00Z", "50");
        MrrMovement waiting = onlyMovement();
        pipeline.knowRate("EUR", "2026-03-01", "1.1", "2026-03-01T15:00:00Z");

        MrrMovement booked = onlyMovement();

        assertThat(waiting.getReportingAmount()).isNull();
        assertThat(waiting.getProvisional()).isTrue();
        assertThat(booked.getMovementId()).isEqualTo(waiting.getMovementId());
        assertThat(booked.getRevision()).isEqualTo(1);
        assertThat(booked.getReportingAmount()).isEqualTo("55.000000");
    }

    @Test
    void shouldCorrectAMovementWhenItsRateIsCorrected() {
        pipeline.knowRate("EUR", "2026-03-01", "1.1", "2026-03-01T15:00:00Z");
        subscribe("cus_1", "2026-03-01T10:00:00Z", "50");
        onlyMovement();
        pipeline.knowRate("EUR", "2026-03-01", "1.2", "2026-03-02T15:00:00Z");

        MrrMovement corrected = onlyMovement();

        assertThat(corrected.getRevision()).isEqualTo(1);
        assertThat(corrected.getReportingAmount()).isEqualTo("60.000000");
    }

    @Test
    void shouldPublishNothingWhenARateTouchesNobody() {
        pipeline.knowRate("EUR", "2026-03-01", "1.1", "2026-03-01T15:00:00Z");
        subscribe("cus_1", "2026-03-01T10:00:00Z", "50");
        onlyMovement();
        pipeline.knowRate("EUR", "2026-03-01", "1.2", "2026-03-01T14:00:00Z");
        pipeline.knowRate("EUR", "2026-03-02", "1.3", "2026-03-02T15:00:00Z");
        pipeline.knowRate("EUR", "2026-02-28", "1.4", "2026-03-02T15:00:00Z");
        pipeline.knowRate("JPY", "2026-03-01", "1.5", "2026-03-02T15:00:00Z");

        assertThat(pipeline.movements()).isEmpty();
    }

    @Test
    void shouldCorrectEveryCustomerThatARateTouches() {
        subscribe("cus_1", "2026-03-01T10:00:00Z", "50");
        subscribe("cus_2", "2026-03-08T10:00:00Z", "20");
        subscribe("cus_3", "2026-03-09T10:00:00Z", "70");
        pipeline.movements();
        pipeline.knowRate("EUR", "2026-03-01", "1.1", "2026-03-01T15:00:00Z");

        assertThat(pipeline.movements())
                .extracting(MrrMovement::getCustomerId)
                .containsExactlyInAnyOrder("cus_1", "cus_2");
    }

    @Test
    void shouldCountACustomerWithoutRateUntilItComes() {
        subscribe("cus_1", "2026-03-01T10:00:00Z", "50");
        pipeline.passClock("2026-03-03T00:00:00Z");
        long waiting = pipeline.metrics().row("all|P1D|2026-03-01").getCustomersWithoutRate();
        pipeline.knowRate("EUR", "2026-03-01", "1.1", "2026-03-01T15:00:00Z");
        pipeline.passClock("2026-03-03T01:00:00Z");

        MetricRows rows = pipeline.metrics();

        assertThat(waiting).isEqualTo(1);
        assertThat(rows.row("all|P1D|2026-03-01").getCustomersWithoutRate()).isZero();
        assertThat(rows.row("all|P1D|2026-03-01").getMrr()).isEqualTo("55.000000");
        assertThat(rows.row("all|P1D|2026-03-01").getNewMrr()).isEqualTo("55.000000");
    }

    @Test
    void shouldTellWhatRatesDidFromWhatCustomersDid() {
        pipeline.knowRate("EUR", "2026-03-01", "1.1", "2026-03-01T15:00:00Z");
        pipeline.knowRate("EUR", "2026-03-03", "1.2", "2026-03-03T15:00:00Z");
        subscribe("cus_1", "2026-03-01T10:00:00Z", "50");
        subscribe("cus_1", "2026-03-03T10:00:00Z", "80");
        pipeline.passClock("2026-03-04T00:00:00Z");

        MetricRows rows = pipeline.metrics();

        assertThat(rows.row("all|P1D|2026-03-03").getMrr()).isEqualTo("91.000000");
        assertThat(rows.row("all|P1D|2026-03-03").getMrrRevalued()).isEqualTo("96.000000");
        assertThat(rows.row("all|P1D|2026-03-03").getFx()).isEqualTo("5.000000");
        assertThat(rows.row("all|P1D|2026-03-01").getFx()).isEqualTo("0.000000");
    }

    private void subscribe(String customer, String at, String euros) {
        pipeline.send(
                InputRecord.SUBSCRIPTION,
                customer,
                aSubscription(customer, at)
                        .setItems(List.of(anItem(euros).setCurrency("EUR").build()))
                        .build());
    }

    private MrrMovement onlyMovement() {
        List<MrrMovement> movements = pipeline.movements();
        assertThat(movements).hasSize(1);
        return movements.get(0);
    }
}
