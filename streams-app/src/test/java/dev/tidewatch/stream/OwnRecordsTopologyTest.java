package dev.tidewatch.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tidewatch.avro.state.message.ControlMessage;
import dev.tidewatch.domain.profile.Profile;
import dev.tidewatch.stream.own.OwnRecords;
import dev.tidewatch.stream.plan.ClockMode;
import dev.tidewatch.stream.plan.RowLimits;
import io.confluent.kafka.schemaregistry.client.MockSchemaRegistryClient;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Properties;
import java.util.Set;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.errors.StreamsException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What somebody else wrote to the control topic or to the differences. */
class OwnRecordsTopologyTest {

    private static final byte[] GARBAGE = "garbage".getBytes(StandardCharsets.UTF_8);
    private static final byte[] ANOTHERS = ControlMessage.advance(Instant.EPOCH);

    @Test
    void shouldStopWithThePlaceWhenARecordIsNotThePipelines() {
        assertStops("tidewatch-control", GARBAGE, "it is not in the form that the pipeline writes: ");
        assertStops("tidewatch-control", null, "it has no value");
        assertStops("tidewatch-differences", GARBAGE, "it is not in the form that the pipeline writes: ");
        assertStops("tidewatch-differences", null, "it has no value");
        assertStops(
                "tidewatch-differences",
                ANOTHERS,
                "it is not in the form that the pipeline writes: the state has a Release");
    }

    @Test
    void shouldPassOverOnlyTheRecordThatIsNamed() {
        OwnRecords own = new OwnRecords(Set.of("tidewatch-differences:0:0"));
        try (TopologyTestDriver driver = driver(own)) {
            send(driver, "tidewatch-differences", GARBAGE);
            assertThat(own.complaint()).isEmpty();

            assertThatThrownBy(() -> send(driver, "tidewatch-differences", GARBAGE))
                    .isInstanceOf(StreamsException.class);
            assertThat(own.complaint()).get().asString().contains("has at offset 1 a record");
        }
    }

    private static void assertStops(String topic, byte @Nullable [] value, String reason) {
        OwnRecords own = new OwnRecords(Set.of());
        try (TopologyTestDriver driver = driver(own)) {
            assertThatThrownBy(() -> send(driver, topic, value)).isInstanceOf(StreamsException.class);
        }
        assertThat(own.complaint())
                .get()
                .asString()
                .startsWith(topic + "-0 has at offset 0 a record that this build cannot read (" + reason)
                .endsWith("go on without the record by tidewatch.pass.over=" + topic + ":0:0");
    }

    private static TopologyTestDriver driver(OwnRecords own) {
        Properties config = new Properties();
        config.put(OwnRecords.CONFIG, own);
        config.put(StreamsConfig.DESERIALIZATION_EXCEPTION_HANDLER_CLASS_CONFIG, OwnRecords.Handler.class);
        return new TopologyTestDriver(
                DrivenTopology.of(
                        Profile.TIDEWATCH, ClockMode.WALL, RowLimits.STANDARD, new MockSchemaRegistryClient()),
                config,
                PipelineDriver.NOW);
    }

    private static void send(TopologyTestDriver driver, String topic, byte @Nullable [] value) {
        driver.createInputTopic(topic, new ByteArraySerializer(), new ByteArraySerializer())
                .pipeInput(null, value);
    }
}
