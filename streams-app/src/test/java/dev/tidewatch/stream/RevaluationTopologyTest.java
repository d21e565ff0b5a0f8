package dev.tidewatch.stream;

import static dev.tidewatch.stream.Events.aSubscription;
import static dev.tidewatch.stream.Events.anItem;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tidewatch.avro.input.InputRecord;
import dev.tidewatch.domain.profile.Profile;
import dev.tidewatch.output.RetentionMetrics;
import dev.tidewatch.stream.plan.ClockMode;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** MRR at the rates of its day: 50 euros a month from 1 March on. */
class RevaluationTopologyTest {

    private final PipelineDriver pipeline = new PipelineDriver(Profile.TIDEWATCH, ClockMode.EVENT);

    @AfterEach
    void close() {
        pipeline.close();
    }

    @Test
    void shouldPriceEachDayAtItsNewestRate() {
        pipeline.knowRate("EUR", "2026-03-01", "1.1", "2026-03-01T15:00:00Z");
        pipeline.knowRate("EUR", "2026-03-03", "1.2", "2026-03-03T15:00:00Z");
        subscribe();
        pipeline.passClock("2026-03-05T00:00:00Z");

        MetricRows rows = pipeline.metrics();

        assertThat(rows.row("all|P1D|2026-03-01").getMrrRevalued()).isEqualTo("55.000000");
        assertThat(rows.row("all|P1D|2026-03-02").getMrrRevalued()).isEqualTo("55.000000");
        assertThat(rows.row("all|P1D|2026-03-03").getMrrRevalued()).isEqualTo("60.000000");
        assertThat(rows.row("currency=EUR|P1D|live").getMrrRevalued()).isEqualTo("60.000000");
        assertThat(rows.row("cohort=2026-03|P1D|2026-03-04").getMrrRevalued()).isEqualTo("60.000000");
    }

    @Test
    void shouldSayWhatTheRatesDidOverTheWindow() {
        pipeline.knowRate("EUR", "2026-03-01", "1.1", "2026-03-01T15:00:00Z");
        pipeline.knowRate("EUR", "2026-03-03", "1.2", "2026-03-03T15:00:00Z");
        subscribe();
        pipeline.passClock("2026-03-05T00:00:00Z");

        MetricRows rows = pipeline.metrics();

        assertThat(rows.row("all|P1D|2026-03-02").getFx()).isEqualTo("0.000000");
        assertThat(rows.row("all|P1D|2026-03-03").getFx()).isEqualTo("5.000000");
        assertThat(rows.row("all|P1D|2026-03-04").getFx()).isEqualTo("0.000000");
    }

    @Test
    void shouldRestateTheDaysARateHoldsForWhenItIsCorrected() {
        pipeline.knowRate("EUR", "2026-03-01", "1.1", "2026-03-01T15:00:00Z");
        pipeline.knowRate("EUR", "2026-03-03", "1.2", "2026-03-03T15:00:00Z");
        subscribe();
        pipeline.passClock("2026-03-06T00:00:00Z");
        pipeline.metrics();
        pipeline.knowRate("EUR", "2026-03-03", "1.3", "2026-03-04T15:00:00Z");
        pipeline.passClock("2026-03-06T01:00:00Z");

        MetricRows rows = pipeline.metrics();

        assertThat(rows.keys()).doesNotContain("all|P1D|2026-03-02");
        RetentionMetrics third = rows.row("all|P1D|2026-03-03");
        assertThat(third.getMrrRevalued()).isEqualTo("65.000000");
        assertThat(third.getRevision()).isEqualTo(1);
        assertThat(third.getFx()).isEqualTo("10.000000");
        assertThat(rows.row("all|P1D|2026-03-05").getMrrRevalued()).isEqualTo("65.000000");
        assertThat(rows.row("all|P1D|live").getMrrRevalued()).isEqualTo("65.000000");
    }

    @Test
    void shouldRestateADayWhoseWindowBeginsWhereARateCame() {
        pipeline.knowRate("EUR", "2026-03-01", "1.1", "2026-03-01T15:00:00Z");
        pipeline.knowRate("EUR", "2026-03-03", "1.2", "2026-03-03T15:00:00Z");
        subscribe();
        pipeline.passClock("2026-03-06T00:00:00Z");
        pipeline.metrics();
        pipeline.knowRate("EUR", "2026-03-02", "1", "2026-03-02T15:00:00Z");
        pipeline.passClock("2026-03-06T01:00:00Z");

        MetricRows rows = pipeline.metrics();

        assertThat(rows.row("all|P1D|2026-03-02").getMrrRevalued()).isEqualTo("50.000000");
        assertThat(rows.row("all|P1D|2026-03-03").getFx()).isEqualTo("10.000000");
        assertThat(rows.keys()).doesNotContain("all|P1D|2026-03-04", "all|P1D|2026-03-01");
    }

    @Test
    void shouldChangeNothingWhenAnEarlierPublicationComes() {
        pipeline.knowRate("EUR", "2026-03-01", "1.1", "2026-03-01T15:00:00Z");
        subscribe();
        pipeline.passClock("2026-03-03T00:00:00Z");
        pipeline.metrics();
        pipeline.knowRate("EUR", "2026-03-01", "1.3", "2026-03-01T14:00:00Z");
        pipeline.passClock("2026-03-03T01:00:00Z");

        assertThat(pipeline.metrics().keys()).isEmpty();
    }

    @Test
    void shouldBeNullUntilTheRateComes() {
        subscribe();
        pipeline.passClock("2026-03-03T00:00:00Z");
        RetentionMetrics without = pipeline.metrics().row("all|P1D|2026-03-01");
        pipeline.knowRate("EUR", "2026-03-01", "1.1", "2026-03-01T15:00:00Z");
        pipeline.passClock("2026-03-03T01:00:00Z");

        RetentionMetrics with = pipeline.metrics().row("all|P1D|2026-03-01");

        assertThat(without.getMrrRevalued()).isNull();
        assertThat(without.getFx()).isNull();
        assertThat(with.getMrrRevalued()).isEqualTo("55.000000");
        assertThat(with.getRevision()).isEqualTo(1);
    }

    @Test
    void shouldBeNullWhenTheNewestRateIsTooOld() {
        pipeline.knowRate("EUR", "2026-03-01", "1.1", "2026-03-01T15:00:00Z");
        subscribe();
        pipeline.passClock("2026-03-10T00:00:00Z");

        MetricRows rows = pipeline.metrics();

        assertThat(rows.row("all|P1D|2026-03-08").getMrrRevalued()).isEqualTo("55.000000");
        assertThat(rows.row("all|P1D|2026-03-09").getMrrRevalued()).isNull();
        assertThat(rows.row("all|P1D|2026-03-09").getFx()).isNull();
    }

    @Test
    void shouldBeTheMrrItselfInTheReportingCurrency() {
        pipeline.send(
                InputRecord.SUBSCRIPTION,
                "cus_2",
                aSubscription("cus_2", "2026-03-01T10:00:00Z").build());
        pipeline.passClock("2026-03-03T00:00:00Z");
        RetentionMetrics row = pipeline.metrics().row("all|P1D|2026-03-02");
        pipeline.knowRate("EUR", "2026-03-01", "1.1", "2026-03-01T15:00:00Z");
        pipeline.passClock("2026-03-03T01:00:00Z");

        assertThat(row.getMrrRevalued()).isEqualTo(row.getMrr());
        assertThat(row.getFx()).isEqualTo("0.000000");
        assertThat(pipeline.metrics().keys()).isEmpty();
    }

    private void subscribe() {
        pipeline.send(
                InputRecord.SUBSCRIPTION,
                "cus_1",
                aSubscription("cus_1", "2026-03-01T10:00:00Z")
                        .setItems(List.of(anItem("50").setCurrency("EUR").build()))
                        .build());
    }
}
