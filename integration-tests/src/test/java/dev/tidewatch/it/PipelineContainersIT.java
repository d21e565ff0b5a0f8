package dev.tidewatch.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import dev.tidewatch.app.RunningPipeline;
import dev.tidewatch.app.TopicSetup;
import dev.tidewatch.app.UserError;
import dev.tidewatch.output.ChurnKind;
import dev.tidewatch.output.MovementKind;
import dev.tidewatch.output.MrrMovement;
import dev.tidewatch.stream.names.Topics;
import dev.tidewatch.stream.plan.ClockMode;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The pipeline as it runs in production, against a broker and a registry that are not this project's. */
@NeedsDocker
class PipelineContainersIT {

    private static final Instant JOINED = Instant.parse("2026-03-01T10:00:00Z");
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private static ContainerStack stack;
    private static Cluster cluster;

    @TempDir
    Path stateDirectory;

    @BeforeAll
    static void startStack() {
        stack = ContainerStack.start();
        cluster = new Cluster(stack.bootstrapServers(), stack.schemaRegistryUrl());
    }

    @AfterAll
    static void stopStack() throws IOException {
        if (cluster != null) {
            cluster.close();
        }
        if (stack != null) {
            stack.close();
        }
    }

    @Test
    void shouldPublishMovementsAndDeadLettersFromWhatProducersSend() throws Exception {
        Topics topics = new Topics("", "tidewatch");
        cluster.setUp(topics);
        assertThat(new TopicSetup(cluster.admin(), topics).coPartitions()).isEqualTo(Cluster.PARTITIONS);

        Map<String, ?> streams = Map.of("state.dir", stateDirectory.toString());
        try (RunningPipeline running = cluster.start(topics, ClockMode.WALL, streams)) {
            cluster.send(topics, story());
            cluster.sendBytes(List.of(new ProducerRecord<>("subscription-events", utf8("cus_1"), utf8("{}"))));

            await().atMost(PATIENCE).untilAsserted(() -> {
                assertThat(running.failure()).isNull();
                assertThat(cluster.movements(topics)).hasSize(3);
                assertThat(cluster.committed(topics.deadLetters())).hasSize(2);
            });
        }

        assertThat(cluster.movements(topics))
                .extracting(
                        MrrMovement::getKind,
                        MrrMovement::getChurnKind,
                        MrrMovement::getAmount,
                        MrrMovement::getEffectiveAt)
                .containsExactly(
                        tuple(MovementKind.NEW, null, usd("50.000000"), JOINED),
                        tuple(MovementKind.EXPANSION, null, usd("30.000000"), JOINED.plus(Duration.ofDays(1))),
                        tuple(
                                MovementKind.CHURN,
                                ChurnKind.VOLUNTARY,
                                usd("-80.000000"),
                                JOINED.plus(Duration.ofDays(2))));
        assertThat(cluster.committed(topics.deadLetters()))
                .extracting(PipelineContainersIT::reason)
                .containsExactly("INVALID_VALUE", "NOT_AVRO");
        assertThat(cluster.committed(topics.deadLetters()).get(1).value()).isEqualTo(utf8("{}"));
    }

    @Test
    void shouldGiveTheSameIdsWhenSchemasAreRegisteredAgain() {
        Topics topics = new Topics("again.", "again");

        Map<String, Integer> ids = cluster.setUp(topics);

        assertThat(cluster.setUp(topics)).isEqualTo(ids).hasSize(15);
    }

    @Test
    void shouldRefuseInputTopicsOfUnequalPartitionCounts() throws Exception {
        Topics topics = new Topics("uneven.", "uneven");
        cluster.admin()
                .createTopics(List.of(new NewTopic("uneven.usage-events", 3, (short) 1)))
                .all()
                .get();
        cluster.setUp(topics);

        assertThatThrownBy(() -> new TopicSetup(cluster.admin(), topics).coPartitions())
                .isInstanceOf(UserError.class)
                .hasMessageContainingAll(
                        "must have one partition count",
                        "uneven.usage-events=3",
                        "uneven.subscription-events=4",
                        "delete those that differ");
    }

    @Test
    void shouldNameTheTopicsThatDoNotExist() {
        Topics topics = new Topics("nowhere.", "nowhere");

        assertThatThrownBy(() -> new TopicSetup(cluster.admin(), topics).coPartitions())
                .isInstanceOf(UserError.class)
                .hasMessageContainingAll("do not exist", "nowhere.mrr-movements", "tidewatch topics --create");
    }

    /** Joins, adds seats, cancels at the end of the period, which is over by now; and a price below 0. */
    private static List<InputLine> story() {
        return List.of(
                new InputLine("subscription-events", "cus_1", Company.snapshot("evt_1", "cus_1", JOINED, "50")),
                new InputLine(
                        "subscription-events",
                        "cus_1",
                        Company.snapshot("evt_2", "cus_1", JOINED.plus(Duration.ofDays(1)), "80")),
                new InputLine(
                        "subscription-events",
                        "cus_1",
                        Company.snapshot("evt_3", "cus_1", JOINED.plus(Duration.ofHours(30)), "80")
                                .put("cancelAt", JOINED.plus(Duration.ofDays(2)).toString())),
                new InputLine(
                        "subscription-events",
                        "cus_1",
                        Company.snapshot("evt_4", "cus_1", JOINED.plus(Duration.ofHours(31)), "-1")));
    }

    private static String reason(ConsumerRecord<byte[], byte[]> letter) {
        return new String(letter.headers().lastHeader("tidewatch.reason").value(), StandardCharsets.UTF_8);
    }

    private static BigDecimal usd(String amount) {
        return new BigDecimal(amount);
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
