package dev.tidewatch.stream;

import static dev.tidewatch.stream.Events.aSubscription;
import static dev.tidewatch.stream.Events.anItem;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tidewatch.avro.input.InputRecord;
import dev.tidewatch.avro.state.RateMapping;
import dev.tidewatch.domain.DeadLetterReason;
import dev.tidewatch.domain.fx.Rate;
import dev.tidewatch.domain.profile.Profile;
import dev.tidewatch.stream.plan.ClockMode;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The way of a rate from its topic, live. */
class RatesTopologyTest {

    private static final Rate EURO = new Rate("EUR", 20_605, 1_100_000_000, Instant.parse("2026-06-01T11:00:00Z"));

    private PipelineDriver pipeline = new PipelineDriver(Profile.TIDEWATCH, ClockMode.WALL);

    @AfterEach
    void close() {
        pipeline.close();
    }

    @Test
    void shouldReachTheMetricsWhenItComesBeforeTheEvent() {
        publish("EUR|2026-06-01", EURO);
        subscribe();

        pipeline.passWallClock(Duration.ofSeconds(1));

        assertThat(pipeline.metrics().row("all|P1D|live").getMrrRevalued()).isEqualTo("55.000000");
        assertThat(pipeline.deadLetters()).isEmpty();
    }

    @Test
    void shouldReachTheMetricsWhenItComesAfterTheEvent() {
        subscribe();
        pipeline.passWallClock(Duration.ofSeconds(1));
        assertThat(pipeline.metrics().row("all|P1D|live").getMrrRevalued()).isNull();

        publish("EUR|2026-06-01", EURO);
        pipeline.passWallClock(Duration.ofSeconds(1));

        assertThat(pipeline.metrics().row("all|P1D|live").getMrrRevalued()).isEqualTo("55.000000");
    }

    @Test
    void shouldMoveNoClock() {
        publish("EUR|2026-06-01", EURO);

        pipeline.passWallClock(Duration.ofSeconds(1));

        assertThat(pipeline.metrics().keys()).isEmpty();
        assertThat(pipeline.movements()).isEmpty();
    }

    @Test
    void shouldRefuseARateUnderAnotherKeyWhole() {
        publish("EUR|2026-06-02", EURO);

        TestRecord<byte[], byte[]> letter = onlyLetter(DeadLetterReason.KEY_MISMATCH);

        assertThat(letter.key()).isEqualTo("EUR|2026-06-02".getBytes(StandardCharsets.UTF_8));
        assertThat(letter.value()).hasSizeGreaterThan(5);
        assertThat(header(letter, "__streams.errors.topic")).isEqualTo("fx-rates");
        assertThat(header(letter, "tidewatch.schema-id")).isNotEmpty();
    }

    @Test
    void shouldRefuseAPriceOfTheReportingCurrency() {
        publish("USD|2026-06-01", new Rate("USD", EURO.day(), EURO.nanos(), EURO.publishedAt()));

        assertThat(header(onlyLetter(DeadLetterReason.INVALID_VALUE), "tidewatch.message"))
                .startsWith("currency is USD; it must not be the reporting currency");
    }

    @Test
    void shouldRefuseARateOfNothing() {
        publish("EUR|2026-06-01", new Rate("EUR", EURO.day(), 0, EURO.publishedAt()));

        assertThat(header(onlyLetter(DeadLetterReason.INVALID_VALUE), "tidewatch.message"))
                .isEqualTo("rate is 0; it must be above 0");
    }

    @Test
    void shouldKeepBytesThatAreNoRateWhole() {
        byte[] garbage = "no rate".getBytes(StandardCharsets.UTF_8);

        pipeline.sendBytes(InputRecord.RATES, "EUR|2026-06-01", garbage);

        assertThat(onlyLetter(DeadLetterReason.NOT_AVRO).value()).isEqualTo(garbage);
    }

    @Test
    void shouldOnlyRefuseWhenAReplayHandsOutTheRates() {
        pipeline.close();
        pipeline = new PipelineDriver(Profile.TIDEWATCH, ClockMode.EVENT);
        publish("EUR|2026-06-01", EURO);
        publish("EUR|2026-06-02", EURO);
        subscribe();
        pipeline.passClock("2026-06-01T13:00:00Z");

        assertThat(pipeline.metrics().row("all|P1D|live").getMrrRevalued()).isNull();
        onlyLetter(DeadLetterReason.KEY_MISMATCH);
    }

    private void publish(String key, Rate rate) {
        pipeline.send(InputRecord.RATES, key, RateMapping.toEvent(rate));
    }

    private void subscribe() {
        pipeline.send(
                InputRecord.SUBSCRIPTION,
                "cus_1",
                aSubscription("cus_1", "2026-06-01T11:59:59Z")
                        .setItems(List.of(anItem("50").setCurrency("EUR").build()))
                        .build());
    }

    private TestRecord<byte[], byte[]> onlyLetter(DeadLetterReason reason) {
        List<TestRecord<byte[], byte[]>> letters = pipeline.deadLetters();
        assertThat(letters).hasSize(1);
        assertThat(header(letters.get(0), "tidewatch.reason")).isEqualTo(reason.name());
        return letters.get(0);
    }

    private static String header(TestRecord<byte[], byte[]> letter, String name) {
        return new String(letter.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
    }
}
