package dev.tidewatch.local.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.tidewatch.local.machine.LocalStackException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedBrokerIT {
    private static final String TOPIC = "subscription-events";
    private static final Instant LONG_AGO = Instant.parse("1999-12-31T23:59:59Z");
    private static final Instant FAR_AHEAD = Instant.parse("2199-01-01T00:00:00Z");

    @TempDir
    Path directory;

    @Test
    void shouldKeepTopicsRecordsAndOffsetsWhenRestarted() throws Exception {
        String clusterId;
        try (var broker = EmbeddedBroker.in(directory)) {
            clusterId = clusterId(broker);
            createTopic(broker);
            produce(broker, "one", "two");
            assertThat(consumeAndCommit(broker, 2)).containsExactly("one", "two");
        }

        try (var broker = EmbeddedBroker.in(directory)) {
            produce(broker, "three");

            assertThat(clusterId(broker)).isEqualTo(clusterId);
            assertThat(topics(broker)).containsExactly(TOPIC);
            assertThat(consumeAndCommit(broker, 1)).containsExactly("three");
        }
    }

    @Test
    void shouldAcceptRecordsOfAnyAge() throws Exception {
        try (var broker = EmbeddedBroker.temporary();
                var producer = producer(broker, Map.of())) {
            createTopic(broker);

            for (Instant time : List.of(LONG_AGO, FAR_AHEAD, LONG_AGO)) {
                producer.send(new ProducerRecord<>(TOPIC, 0, time.toEpochMilli(), "key", time.toString()))
                        .get();
            }

            assertThat(consumeAndCommit(broker, 3))
                    .containsExactly(LONG_AGO.toString(), FAR_AHEAD.toString(), LONG_AGO.toString());
        }
    }

    @Test
    void shouldHideAbortedRecordsWhenProducerIsTransactional() throws Exception {
        try (var broker = EmbeddedBroker.temporary()) {
            createTopic(broker);
            try (var producer = producer(broker, Map.of(ProducerConfig.TRANSACTIONAL_ID_CONFIG, "billing"))) {
                producer.initTransactions();
                producer.beginTransaction();
                producer.send(new ProducerRecord<>(TOPIC, "key", "aborted")).get();
                producer.abortTransaction();
                producer.beginTransaction();
                producer.send(new ProducerRecord<>(TOPIC, "key", "committed")).get();
                producer.commitTransaction();
            }

            assertThat(consumeAndCommit(broker, 1)).containsExactly("committed");
        }
    }

    @Test
    void shouldRefuseRecordsWhenTopicDoesNotExist() throws Exception {
        try (var broker = EmbeddedBroker.temporary();
                var producer = producer(broker, Map.of(ProducerConfig.MAX_BLOCK_MS_CONFIG, 500))) {
            assertThatThrownBy(() -> producer.send(new ProducerRecord<>("typo", "key", "value"))
                            .get())
                    .hasCauseInstanceOf(TimeoutException.class);

            assertThat(topics(broker)).isEmpty();
        }
    }

    @Test
    void shouldNameDirectoryWhenAlreadyInUse() {
        try (var broker = EmbeddedBroker.in(directory)) {
            assertThat(broker.bootstrapServers()).startsWith("127.0.0.1:");

            assertThatThrownBy(() -> EmbeddedBroker.in(directory))
                    .isInstanceOf(LocalStackException.class)
                    .hasMessageContainingAll(directory.toString(), "in use", "choose another directory");
        }
    }

    @Test
    void shouldNamePortWhenTaken() throws IOException {
        try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertThatThrownBy(() -> EmbeddedBroker.in(directory, taken.getLocalPort()))
                    .isInstanceOf(LocalStackException.class)
                    .hasMessageContainingAll("127.0.0.1:" + taken.getLocalPort(), "choose another");
        }

        EmbeddedBroker.in(directory).close();
    }

    private static void createTopic(EmbeddedBroker broker) throws Exception {
        try (var admin = admin(broker)) {
            admin.createTopics(List.of(new NewTopic(TOPIC, 1, (short) 1))).all().get();
        }
    }

    private static String clusterId(EmbeddedBroker broker) throws Exception {
        try (var admin = admin(broker)) {
            return admin.describeCluster().clusterId().get();
        }
    }

    private static Set<String> topics(EmbeddedBroker broker) throws Exception {
        try (var admin = admin(broker)) {
            return admin.listTopics().names().get();
        }
    }

    private static void produce(EmbeddedBroker broker, String... values) throws Exception {
        try (var producer = producer(broker, Map.of())) {
            for (String value : values) {
                producer.send(new ProducerRecord<>(TOPIC, "key", value)).get();
            }
        }
    }

    /** The next {@code count} committed records of the group, in order. */
    private static List<String> consumeAndCommit(EmbeddedBroker broker, int count) {
        Map<String, Object> settings = Map.of(
                ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, broker.bootstrapServers(),
                ConsumerConfig.GROUP_ID_CONFIG, "reader",
                ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest",
                ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false,
                ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        var values = new ArrayList<String>();
        try (var consumer = new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer())) {
            consumer.subscribe(List.of(TOPIC));
            await().atMost(Duration.ofSeconds(20)).until(() -> {
                consumer.poll(Duration.ofMillis(100)).forEach(record -> values.add(record.value()));
                return values.size() >= count;
            });
            consumer.commitSync();
        }
        return values;
    }

    private static Producer<String, String> producer(EmbeddedBroker broker, Map<String, Object> more) {
        var settings = new HashMap<>(more);
        settings.put(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, broker.bootstrapServers());
        return new KafkaProducer<>(settings, new StringSerializer(), new StringSerializer());
    }

    private static Admin admin(EmbeddedBroker broker) {
        return Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, broker.bootstrapServers()));
    }
}
