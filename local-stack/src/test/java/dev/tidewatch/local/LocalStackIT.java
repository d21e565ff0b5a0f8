package dev.tidewatch.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.tidewatch.local.machine.LocalStackException;
import dev.tidewatch.local.registry.HttpProbe;
import io.confluent.kafka.serializers.KafkaAvroDeserializer;
import io.confluent.kafka.serializers.KafkaAvroSerializer;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.avro.Schema;
import org.apache.avro.SchemaBuilder;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.generic.GenericRecordBuilder;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalStackIT {
    private static final String TOPIC = "mrr-movements";
    private static final Schema PLAIN =
            SchemaBuilder.record("Movement").fields().requiredLong("amount").endRecord();
    private static final Schema WITH_OPTIONAL_FIELD = SchemaBuilder.record("Movement")
            .fields()
            .requiredLong("amount")
            .optionalString("reason")
            .endRecord();
    private static final Schema WITH_MANDATORY_FIELD = SchemaBuilder.record("Movement")
            .fields()
            .requiredLong("amount")
            .requiredString("reason")
            .endRecord();

    @TempDir
    Path directory;

    @Test
    void shouldCarryAvroThroughBrokerAndRegistry() throws Exception {
        try (var stack = LocalStack.temporary()) {
            createTopic(stack);

            produce(stack, movement(PLAIN, 49), movement(WITH_OPTIONAL_FIELD, 51));

            List<GenericRecord> movements = consumeAndCommit(stack, 2);
            assertThat(movements).extracting(movement -> movement.get("amount")).containsExactly(49L, 51L);
            assertThat(movements).extracting(GenericRecord::getSchema).containsExactly(PLAIN, WITH_OPTIONAL_FIELD);
        }
    }

    @Test
    void shouldRefuseRecordWhenItsSchemaIsIncompatible() throws Exception {
        try (var stack = LocalStack.temporary()) {
            createTopic(stack);
            produce(stack, movement(PLAIN, 49));

            assertThatThrownBy(() -> produce(stack, movement(WITH_MANDATORY_FIELD, 51)))
                    .isInstanceOf(SerializationException.class)
                    .cause()
                    .hasMessageContainingAll("READER_FIELD_MISSING_DEFAULT_VALUE", "409");
        }
    }

    @Test
    void shouldContinueWhereItStoppedWhenRestarted() throws Exception {
        try (var stack = LocalStack.in(directory)) {
            createTopic(stack);
            produce(stack, movement(PLAIN, 49), movement(WITH_OPTIONAL_FIELD, 51));
            assertThat(consumeAndCommit(stack, 1)).hasSize(2);
            produce(stack, movement(PLAIN, 53));
        }

        try (var stack = LocalStack.in(directory)) {
            produce(stack, movement(WITH_OPTIONAL_FIELD, 55));

            List<GenericRecord> movements = consumeAndCommit(stack, 2);
            assertThat(movements).extracting(movement -> movement.get("amount")).containsExactly(53L, 55L);
            assertThat(new HttpProbe(stack.schemaRegistryUrl())
                            .get("/subjects/" + TOPIC + "-value/versions")
                            .body())
                    .hasToString("[1,2]");
        }
    }

    @Test
    void shouldSayWhatToDoWhenAnotherProcessHasTheDirectory() throws Exception {
        Process other = stackInAnotherProcess();
        try {
            assertThat(other.inputReader().readLine()).isEqualTo(StackProcess.READY);

            assertThatThrownBy(() -> LocalStack.in(directory))
                    .isInstanceOf(LocalStackException.class)
                    .hasMessageContainingAll(
                            directory.toString(), "in use by another process", "choose another directory");
        } finally {
            other.destroyForcibly();
        }
        assertThat(other.waitFor(10, TimeUnit.SECONDS)).isTrue();
        LocalStack.in(directory).close();
    }

    /** Ended by a kill: the restart afterwards is one after a crash. */
    private Process stackInAnotherProcess() throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        // Not this module's, which logs to standard output.
                        "-Dlogback.configurationFile=logback.xml",
                        "-cp",
                        System.getProperty("java.class.path"),
                        StackProcess.class.getName(),
                        directory.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    private static GenericRecord movement(Schema schema, long amount) {
        var movement = new GenericRecordBuilder(schema).set("amount", amount);
        if (schema.getField("reason") != null) {
            movement.set("reason", "seats");
        }
        return movement.build();
    }

    private static void createTopic(LocalStack stack) throws Exception {
        try (var admin = Admin.create(Map.of("bootstrap.servers", stack.bootstrapServers()))) {
            admin.createTopics(List.of(new NewTopic(TOPIC, 1, (short) 1))).all().get();
        }
    }

    private static void produce(LocalStack stack, GenericRecord... movements) throws Exception {
        var settings = new HashMap<String, Object>();
        settings.put("bootstrap.servers", stack.bootstrapServers());
        settings.put("schema.registry.url", stack.schemaRegistryUrl());
        settings.put("key.serializer", StringSerializer.class);
        settings.put("value.serializer", KafkaAvroSerializer.class);
        try (var producer = new KafkaProducer<String, GenericRecord>(settings)) {
            for (GenericRecord movement : movements) {
                producer.send(new ProducerRecord<>(TOPIC, "cus_1", movement)).get();
            }
        }
    }

    /** At least {@code count} records that the group has not seen, in order. */
    private static List<GenericRecord> consumeAndCommit(LocalStack stack, int count) {
        var settings = new HashMap<String, Object>();
        settings.put("bootstrap.servers", stack.bootstrapServers());
        settings.put("schema.registry.url", stack.schemaRegistryUrl());
        settings.put("group.id", "warehouse");
        settings.put("auto.offset.reset", "earliest");
        settings.put("key.deserializer", StringDeserializer.class);
        settings.put("value.deserializer", KafkaAvroDeserializer.class);
        var movements = new ArrayList<GenericRecord>();
        try (var consumer = new KafkaConsumer<String, GenericRecord>(settings)) {
            consumer.subscribe(List.of(TOPIC));
            await().atMost(Duration.ofSeconds(20)).until(() -> {
                consumer.poll(Duration.ofMillis(100)).forEach(record -> movements.add(record.value()));
                return movements.size() >= count;
            });
            consumer.commitSync();
        }
        return movements;
    }
}
