package dev.tidewatch.it.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.tidewatch.avro.RegisteredSchema;
import dev.tidewatch.avro.input.HostileSchemas;
import dev.tidewatch.avro.input.InputRecord;
import dev.tidewatch.it.Cluster;
import dev.tidewatch.it.ClusterConfig;
import dev.tidewatch.it.Company;
import dev.tidewatch.it.InputLine;
import dev.tidewatch.it.TidewatchProcess;
import dev.tidewatch.local.LocalStack;
import dev.tidewatch.output.MrrMovement;
import dev.tidewatch.stream.names.Topics;
import io.confluent.kafka.schemaregistry.avro.AvroSchema;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Records that no pipeline can use, and that nothing refuses before it reads them: one nests deeper than any stack, one is too large. */
@Timeout(240)
class DeepRecordIT {

    private static final String NAME = "deep";
    private static final Topics TOPICS = new Topics(NAME + ".", NAME);
    private static final String TOPIC = TOPICS.of(InputRecord.SUBSCRIPTION);
    private static final String CUSTOMER = "cus_1";
    private static final int LEVELS = 400_000;

    @TempDir
    private Path directory;

    @Test
    void shouldGoOnBehindARecordThatNestsTooDeep() throws Exception {
        try (LocalStack stack = LocalStack.in(directory.resolve("stack"));
                Cluster cluster = new Cluster(stack.bootstrapServers(), stack.schemaRegistryUrl())) {
            ClusterConfig config = ClusterConfig.of(stack, directory, NAME);
            byte[] deep;
            try (TidewatchProcess run = config.process("run", "--create")) {
                run.awaitLine("RUNNING");
                deep = deepValue(cluster);
                cluster.send(TOPICS, List.of(event("evt_1", 0, "50")));
                cluster.sendBytes(
                        List.of(new ProducerRecord<>(TOPIC, CUSTOMER.getBytes(StandardCharsets.UTF_8), deep)));
                cluster.send(TOPICS, List.of(event("evt_2", 1, "70")));

                awaitMovements(cluster, 2);
                assertThat(run.stop()).as(run.log()).isZero();
            }
            try (TidewatchProcess again = config.process("run")) {
                again.awaitLine("RUNNING");
                cluster.send(TOPICS, List.of(event("evt_3", 2, "90")));

                awaitMovements(cluster, 3);
                assertThat(again.stop()).as(again.log()).isZero();
            }
            assertIsTheOnlyLetter(cluster, deep);
        }
    }

    /** It is small where the broker looks, compressed, and larger than any letter once it is read. */
    @Test
    void shouldGoOnBehindARecordThatNoLetterHasRoomFor() throws Exception {
        try (LocalStack stack = LocalStack.in(directory.resolve("stack"));
                Cluster cluster = new Cluster(stack.bootstrapServers(), stack.schemaRegistryUrl())) {
            ClusterConfig config = ClusterConfig.of(stack, directory, NAME);
            try (TidewatchProcess run = config.process("run", "--create")) {
                run.awaitLine("RUNNING");
                sendCompressed(stack, new byte[Topics.LARGEST_RECORD + 1]);
                cluster.send(TOPICS, List.of(event("evt_1", 0, "50")));

                awaitMovements(cluster, 1);
                assertThat(run.stop()).as(run.log()).isZero();
            }
            assertThat(cluster.committed(TOPICS.deadLetters())).singleElement().satisfies(letter -> {
                assertThat(letter.value()).isNull();
                assertThat(letter.key()).asString(StandardCharsets.UTF_8).isEqualTo(CUSTOMER);
                assertThat(header(letter, "tidewatch.reason")).isEqualTo("TOO_LARGE");
                assertThat(header(letter, "tidewatch.message")).contains("stays where it was read");
                assertThat(header(letter, "__streams.errors.offset")).isEqualTo("0");
            });
        }
    }

    private static void sendCompressed(LocalStack stack, byte[] value) throws Exception {
        Map<String, Object> kafka = Map.of(
                "bootstrap.servers",
                stack.bootstrapServers(),
                "compression.type",
                "gzip",
                "max.request.size",
                2 * Topics.LARGEST_RECORD);
        try (Producer<byte[], byte[]> producer =
                new KafkaProducer<>(kafka, new ByteArraySerializer(), new ByteArraySerializer())) {
            producer.send(new ProducerRecord<>(TOPIC, CUSTOMER.getBytes(StandardCharsets.UTF_8), value))
                    .get();
        }
    }

    private static void assertIsTheOnlyLetter(Cluster cluster, byte[] deep) {
        assertThat(cluster.committed(TOPICS.deadLetters())).singleElement().satisfies(letter -> {
            assertThat(letter.value()).isEqualTo(deep);
            assertThat(header(letter, "tidewatch.reason")).isEqualTo("TOO_LARGE");
            assertThat(header(letter, "tidewatch.message")).contains("nests deeper than 100 levels");
            assertThat(header(letter, "__streams.errors.topic")).isEqualTo(TOPIC);
        });
    }

    private static void awaitMovements(Cluster cluster, int count) {
        await().atMost(Cluster.PATIENCE)
                .untilAsserted(() -> assertThat(cluster.movements(TOPICS))
                        .extracting(MrrMovement::getCustomerId)
                        .hasSize(count)
                        .containsOnly(CUSTOMER));
    }

    /** The registry takes the schema, as it is backward-compatible; the record's own fields are those of another event. */
    private static byte[] deepValue(Cluster cluster) throws Exception {
        Schema own = RegisteredSchema.of(InputRecord.SUBSCRIPTION.schema()).rawSchema();
        int id = cluster.registry().register(TOPIC + "-value", new AvroSchema(HostileSchemas.recursive(own)));
        byte[] event = cluster.encode(TOPICS, event("evt_deep", 0, "60"));
        byte[] levels = HostileSchemas.levels(LEVELS);
        return ByteBuffer.allocate(event.length + 1 + levels.length)
                .put(event)
                .put((byte) 2)
                .put(levels)
                .putInt(1, id)
                .array();
    }

    private static InputLine event(String eventId, int day, String amount) {
        return new InputLine(
                InputRecord.SUBSCRIPTION.topic(),
                CUSTOMER,
                Company.snapshot(eventId, CUSTOMER, Company.START.plus(Duration.ofDays(day)), amount));
    }

    private static String header(ConsumerRecord<byte[], byte[]> letter, String name) {
        return new String(letter.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
    }
}
