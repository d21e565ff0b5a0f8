package dev.tidewatch.app.records;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tidewatch.app.UserError;
import io.confluent.kafka.schemaregistry.ParsedSchema;
import io.confluent.kafka.schemaregistry.client.MockSchemaRegistryClient;
import io.confluent.kafka.serializers.KafkaAvroSerializer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import org.apache.avro.LogicalTypes;
import org.apache.avro.Schema;
import org.apache.avro.SchemaBuilder;
import org.apache.avro.generic.GenericRecordBuilder;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RecordLinesTest {

    private static final Map<String, ?> CONFIG = Map.of("schema.registry.url", "mock://lines");
    private static final String DEAD_LETTERS = "x.dead-letters";
    private static final byte[] NO_AVRO = "{}".getBytes(StandardCharsets.UTF_8);
    private static final byte[] UNKNOWN_SCHEMA = {0, 0, 0, 3, -25, 1};

    /** None of this project's. */
    private static final Schema VISIT = SchemaBuilder.record("Visit")
            .fields()
            .requiredString("page")
            .name("at")
            .type(LogicalTypes.timestampMillis().addToSchema(Schema.create(Schema.Type.LONG)))
            .noDefault()
            .endRecord();

    private final MockSchemaRegistryClient registry = new MockSchemaRegistryClient();
    private final RecordLines lines = new RecordLines(registry, CONFIG, DEAD_LETTERS);

    @Test
    void shouldShowARecordOfAnySchemaThatTheRegistryKnows() {
        byte[] value = avro(new GenericRecordBuilder(VISIT)
                .set("page", "/")
                .set("at", 1_000L)
                .build());

        assertThat(lines.of(record("visits", value)).value())
                .isEqualTo("{\"page\":\"/\",\"at\":\"1970-01-01T00:00:01Z\"}");
    }

    @Test
    void shouldShowTheBytesWhenTheyAreNoRecord() {
        assertThat(value("visits", NO_AVRO)).isEqualTo("{\"headers\":{},\"bytes\":\"e30=\"}");
        assertThat(value("visits", UNKNOWN_SCHEMA)).isEqualTo("{\"headers\":{},\"bytes\":\"AAAAA+cB\"}");
        assertThat(value("visits", avro("only a string"))).startsWith("{\"headers\":{},\"bytes\":");
        assertThat(value("visits", null)).isNull();
    }

    @Test
    void shouldShowADeadLetterAsItCameAndWhatItSaysWhenItsValueIsAvro() {
        byte[] value = avro(new GenericRecordBuilder(VISIT)
                .set("page", "/")
                .set("at", 1_000L)
                .build());
        RecordHeaders headers = new RecordHeaders();
        headers.add("tidewatch.reason", "FUTURE".getBytes(StandardCharsets.UTF_8));

        assertThat(lines.of(record(DEAD_LETTERS, value, headers)).value())
                .startsWith("{\"headers\":{\"tidewatch.reason\":\"FUTURE\"},\"bytes\":\"AAAAA")
                .endsWith("\",\"value\":{\"page\":\"/\",\"at\":\"1970-01-01T00:00:01Z\"}}");
        assertThat(value(DEAD_LETTERS, NO_AVRO)).isEqualTo("{\"headers\":{},\"bytes\":\"e30=\"}");
        assertThat(value(DEAD_LETTERS, null)).isEqualTo("{\"headers\":{},\"bytes\":null}");
    }

    @Test
    void shouldSayThatTheRegistryDoesNotAnswerInsteadOfShowingBytes() {
        RecordLines cutOff = new RecordLines(new Unreachable(), CONFIG, DEAD_LETTERS);

        assertThatThrownBy(() -> cutOff.of(record("visits", UNKNOWN_SCHEMA)))
                .isInstanceOf(UserError.class)
                .hasMessage("the schema registry does not answer: refused; check schema.registry.url");
    }

    private @Nullable String value(String topic, byte @Nullable [] value) {
        return lines.of(record(topic, value)).value();
    }

    private byte[] avro(Object value) {
        try (KafkaAvroSerializer serializer = new KafkaAvroSerializer(registry, CONFIG)) {
            return serializer.serialize("visits", value);
        }
    }

    private static ConsumerRecord<byte[], byte[]> record(String topic, byte @Nullable [] value) {
        return record(topic, value, new RecordHeaders());
    }

    private static ConsumerRecord<byte[], byte[]> record(String topic, byte @Nullable [] value, RecordHeaders headers) {
        return new ConsumerRecord<>(
                topic, 0, 0, 0, TimestampType.CREATE_TIME, 0, 0, null, value, headers, Optional.empty());
    }

    private static final class Unreachable extends MockSchemaRegistryClient {

        @Override
        public ParsedSchema getSchemaById(int id) throws IOException {
            throw new IOException("refused");
        }
    }
}
