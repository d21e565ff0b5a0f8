package dev.tidewatch.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import io.confluent.kafka.schemaregistry.avro.AvroSchema;
import io.confluent.kafka.schemaregistry.client.CachedSchemaRegistryClient;
import io.confluent.kafka.schemaregistry.client.SchemaRegistryClient;
import io.confluent.kafka.schemaregistry.client.rest.exceptions.RestClientException;
import io.confluent.kafka.serializers.KafkaAvroDeserializer;
import io.confluent.kafka.serializers.KafkaAvroSerializer;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.SchemaBuilder;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.generic.GenericRecordBuilder;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

@NeedsDocker
class ContainerStackIT {

    private static final Schema INVOICE = SchemaBuilder.record("Invoice")
            .fields()
            .requiredString("customer")
            .requiredLong("amountMicros")
            .endRecord();

    /** Asks for a field that no invoice written so far has, and gives no default for it. */
    private static final Schema INVOICE_WITH_CURRENCY = SchemaBuilder.record("Invoice")
            .fields()
            .requiredString("customer")
            .requiredLong("amountMicros")
            .requiredString("currency")
            .endRecord();

    private static final int UNKNOWN_SCHEMA_ID = 999_999;
    private static final int SCHEMA_NOT_FOUND = 40403;

    private static ContainerStack stack;

    @BeforeAll
    static void startStack() {
        stack = ContainerStack.start();
    }

    @AfterAll
    static void stopStack() {
        if (stack != null) {
            stack.close();
        }
    }

    @Test
    void shouldReadBackTheRecordThatWasWritten() throws Exception {
        GenericRecord invoice = new GenericRecordBuilder(INVOICE)
                .set("customer", "cus_1")
                .set("amountMicros", 49_000_000L)
                .build();
        long yearsAgo = Instant.parse("2019-03-01T00:00:00Z").toEpochMilli();

        write(new ProducerRecord<>("invoices", 0, yearsAgo, "cus_1", invoice));

        ConsumerRecord<String, Object> read = readFirst("invoices");
        assertThat(read.key()).isEqualTo("cus_1");
        assertThat(read.timestamp()).isEqualTo(yearsAgo);
        assertThat(read.value()).isInstanceOfSatisfying(GenericRecord.class, value -> {
            assertThat(value.getSchema()).isEqualTo(INVOICE);
            assertThat(value.get("customer")).hasToString("cus_1");
            assertThat(value.get("amountMicros")).isEqualTo(49_000_000L);
        });
    }

    @Test
    void shouldRefuseASchemaThatCannotReadOlderData() throws Exception {
        SchemaRegistryClient registry = registryClient();
        registry.register("refusals-value", new AvroSchema(INVOICE));

        assertThatExceptionOfType(RestClientException.class)
                .isThrownBy(() -> registry.register("refusals-value", new AvroSchema(INVOICE_WITH_CURRENCY)))
                .satisfies(refusal -> assertThat(refusal.getStatus()).isEqualTo(409));

        assertThat(registry.getAllVersions("refusals-value")).containsExactly(1);
    }

    @Test
    void shouldNotFindAnUnknownSchemaId() {
        assertThatExceptionOfType(RestClientException.class)
                .isThrownBy(() -> registryClient().getSchemaById(UNKNOWN_SCHEMA_ID))
                .satisfies(answer -> {
                    assertThat(answer.getStatus()).isEqualTo(404);
                    assertThat(answer.getErrorCode()).isEqualTo(SCHEMA_NOT_FOUND);
                });
    }

    private static void write(ProducerRecord<String, Object> record) throws Exception {
        KafkaAvroSerializer values = new KafkaAvroSerializer();
        values.configure(registrySettings(), false);
        try (KafkaProducer<String, Object> producer =
                new KafkaProducer<>(clientSettings(), new StringSerializer(), values)) {
            producer.send(record).get();
        }
    }

    private static ConsumerRecord<String, Object> readFirst(String topic) {
        KafkaAvroDeserializer values = new KafkaAvroDeserializer();
        values.configure(registrySettings(), false);
        TopicPartition partition = new TopicPartition(topic, 0);
        try (KafkaConsumer<String, Object> consumer =
                new KafkaConsumer<>(clientSettings(), new StringDeserializer(), values)) {
            consumer.assign(List.of(partition));
            consumer.seekToBeginning(List.of(partition));
            ConsumerRecords<String, Object> records = await().pollInSameThread()
                    .atMost(Duration.ofSeconds(30))
                    .until(() -> consumer.poll(Duration.ofSeconds(1)), polled -> !polled.isEmpty());
            return records.iterator().next();
        }
    }

    private static SchemaRegistryClient registryClient() {
        return new CachedSchemaRegistryClient(stack.schemaRegistryUrl(), 10);
    }

    private static Map<String, Object> clientSettings() {
        return Map.of("bootstrap.servers", stack.bootstrapServers());
    }

    private static Map<String, Object> registrySettings() {
        return Map.of("schema.registry.url", stack.schemaRegistryUrl());
    }
}
