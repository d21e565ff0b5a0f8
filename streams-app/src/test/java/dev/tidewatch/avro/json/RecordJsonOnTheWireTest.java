package dev.tidewatch.avro.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tidewatch.avro.TrustedRecords;
import dev.tidewatch.event.FxRate;
import io.confluent.kafka.schemaregistry.client.MockSchemaRegistryClient;
import io.confluent.kafka.serializers.KafkaAvroDeserializer;
import io.confluent.kafka.serializers.KafkaAvroSerializer;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class RecordJsonOnTheWireTest {

    private static final String TOPIC = "fx-rates";
    private static final String FORTY_DIGITS = "1234567890123456789012345678901.123456789";
    private static final Map<String, Object> SETTINGS =
            Map.of("schema.registry.url", "mock://json", "auto.register.schemas", true, "specific.avro.reader", true);

    private final MockSchemaRegistryClient registry = new MockSchemaRegistryClient();
    private final KafkaAvroSerializer serializer = new KafkaAvroSerializer(registry, SETTINGS);
    private final KafkaAvroDeserializer deserializer = new KafkaAvroDeserializer(registry, SETTINGS);

    @BeforeAll
    static void trust() {
        TrustedRecords.trust();
    }

    @AfterEach
    void close() {
        serializer.close();
        deserializer.close();
    }

    @Test
    void shouldDecodeToWhatTheBuilderBuildsWhenReadFromJson() {
        assertThat(decoded("1.1")).isEqualTo(rate("1.100000000"));
    }

    @Test
    void shouldKeepEveryDigitWhenAmountExceedsPrecision() {
        assertThat(decoded(FORTY_DIGITS)).isEqualTo(rate(FORTY_DIGITS));
    }

    /** Why reading gives raw values: the generated class cannot be encoded. */
    @Test
    void shouldRefuseGeneratedClassWhenAmountExceedsPrecision() {
        FxRate tooLong = rate(FORTY_DIGITS);

        assertThatThrownBy(() -> serializer.serialize(TOPIC, tooLong))
                .hasRootCauseMessage("Cannot encode decimal with precision 40 as max precision 18");
    }

    private Object decoded(String rate) {
        String json = "{\"currency\":\"EUR\",\"date\":\"2026-03-01\",\"rate\":\"" + rate
                + "\",\"publishedAt\":1772323200005}";
        var record = RecordJson.read(PlainJson.parse(json), FxRate.getClassSchema());
        return deserializer.deserialize(TOPIC, serializer.serialize(TOPIC, record));
    }

    private static FxRate rate(String rate) {
        return FxRate.newBuilder()
                .setCurrency("EUR")
                .setDate(LocalDate.parse("2026-03-01"))
                .setRate(new BigDecimal(rate))
                .setPublishedAt(Instant.parse("2026-03-01T00:00:00.005Z"))
                .build();
    }
}
