package dev.tidewatch.it.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.tidewatch.it.Cluster;
import dev.tidewatch.it.ClusterConfig;
import dev.tidewatch.it.CommandRun;
import dev.tidewatch.it.Company;
import dev.tidewatch.it.InputLine;
import dev.tidewatch.it.TidewatchProcess;
import dev.tidewatch.local.LocalStack;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.admin.RemoveMembersFromConsumerGroupOptions;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * State, offsets, inputs and outputs that do not belong together are refused at the start, with the way out. One application's state
 * is used by all tests: each breaks one thing and mends it.
 */
@Timeout(180)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class StartIT {

    private static final String NAME = "begun";
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    private static final String INPUT = NAME + ".subscription-events";
    private static final String CUSTOMERS = NAME + "-customers-changelog";
    private static final TopicPartition DIFFERENCES = new TopicPartition(NAME + "." + NAME + "-differences", 0);

    /** Not a fixed day: every day since then is published by each pipeline. */
    private static Instant joined;

    private static Path directory;
    private static LocalStack stack;
    private static Admin admin;
    private static ClusterConfig config;

    @BeforeAll
    static void makeState(@TempDir Path shared) throws Exception {
        directory = shared;
        joined = Instant.now().truncatedTo(ChronoUnit.DAYS).minus(Duration.ofDays(45));
        stack = LocalStack.temporary();
        admin = Admin.create(Map.of("bootstrap.servers", stack.bootstrapServers()));
        config = ClusterConfig.of(stack, directory, NAME);
        try (TidewatchProcess run = config.process("run", "--create")) {
            run.awaitLine("RUNNING");
            ingest("first", 8);
            await().atMost(PATIENCE).until(() -> movements() == 8);
            await().atMost(PATIENCE).until(() -> origins() == 2);
            assertThat(run.stop()).as(run.log()).isZero();
        }
        leave();
    }

    @AfterAll
    static void stop() {
        if (stack != null) {
            admin.close(Duration.ZERO);
            stack.close();
        }
    }

    @Test
    @Order(1)
    void shouldNameTheSettingsThatAreOthersAndLeaveNothingBehind() throws Exception {
        assertRefused(
                config.command("run", "--set", "tidewatch.zone=Asia/Tokyo", "--set", "tidewatch.alerts.enter=60"),
                "computed with other settings: tidewatch.zone was UTC, is Asia/Tokyo; set it back, or");
        assertRefused(
                config.command("run", "--create", "--set", "tidewatch.topic.prefix=other."),
                "computed with other settings: tidewatch.topic.prefix was begun., is other.; set it back, or");
        assertRefused(
                config.command("run", "--set", "tidewatch.topic.prefix=other."),
                "computed with other settings: tidewatch.topic.prefix was begun., is other.; set it back, or");
        assertThat(admin.listTopics().names().get()).noneMatch(topic -> topic.startsWith("other."));
        try (InputStream subjects =
                URI.create(stack.schemaRegistryUrl() + "/subjects").toURL().openStream()) {
            assertThat(new String(subjects.readAllBytes(), StandardCharsets.UTF_8))
                    .contains("begun.")
                    .doesNotContain("other.");
        }
    }

    @Test
    @Order(2)
    void shouldNotPublishOverTheResultsOfAnotherApplication() throws Exception {
        assertRefused(
                config.command("run", "--create", "--set", "tidewatch.application.id=another"),
                "begun.mrr-movements",
                " already hold results, but application another has no state: all results would be published a second");
        assertThat(movements()).isEqualTo(8);
        assertThat(admin.listTopics().names().get()).noneMatch(topic -> topic.contains("another"));
    }

    @Test
    @Order(3)
    void shouldNotReadInputASecondTimeWhenOffsetsExpired() throws Exception {
        Map<TopicPartition, OffsetAndMetadata> offsets = offsets();
        TopicPartition one = new TopicPartition(INPUT, 0);

        admin.deleteConsumerGroupOffsets(NAME, Set.of(one)).all().get();
        assertRefused(config.command("run"), "has no offset for begun.subscription-events-0, but its state has");

        admin.deleteConsumerGroups(List.of(NAME)).all().get();
        assertRefused(config.command("run"), "has no offset for begun.alert-actions-0, begun.alert-actions-1");

        admin.alterConsumerGroupOffsets(NAME, offsets).all().get();
    }

    @Test
    @Order(4)
    void shouldNotPassOverRecordsThatWereDeletedUnread() throws Exception {
        ingest("unread", 8);
        TopicPartition partition = new TopicPartition(INPUT, 0);
        long read = position(partition);
        long end = end(partition);
        assertThat(end).isGreaterThan(read);
        admin.deleteRecords(Map.of(partition, RecordsToDelete.beforeOffset(end)))
                .all()
                .get();

        assertRefused(
                config.command("run"),
                "the records from offset " + read + " to " + (end - 1) + " of begun.subscription-events-0 were deleted",
                "--topic begun.subscription-events:0 --reset-offsets --to-offset " + end);

        read(partition, end);
    }

    @Test
    @Order(5)
    void shouldNotPassOverDifferencesThatWereDeletedUnread() throws Exception {
        long read = position(DIFFERENCES);
        admin.deleteRecords(Map.of(DIFFERENCES, RecordsToDelete.beforeOffset(read)))
                .all()
                .get();
        read(DIFFERENCES, read - 2);

        assertRefused(
                config.command("run"),
                "of begun.begun-differences-0 were deleted before application begun read them; the figures would lack");

        read(DIFFERENCES, read);
    }

    @Test
    @Order(6)
    void shouldNotStartWhereAnInputEndsBeforeWhatWasRead() throws Exception {
        TopicPartition partition = new TopicPartition(INPUT, 1);
        long read = position(partition);
        read(partition, end(partition) + 5);

        assertRefused(config.command("run"), "begun.subscription-events-1 ends at offset ");

        read(partition, read);
    }

    @Test
    @Order(7)
    void shouldNotStartWhereABrokerWouldRefuseWhatIsWritten() throws Exception {
        limit("begun.dead-letters", Optional.of("1048588"));
        limit(CUSTOMERS, Optional.empty());

        assertRefused(
                config.command("run"),
                "begun.dead-letters takes records of 1048588 bytes, but the pipeline may write 8388608",
                CUSTOMERS + " takes records of 1048588 bytes",
                "--entity-name begun.dead-letters --add-config max.message.bytes=8388608");
        limit("begun.dead-letters", Optional.of("8388608"));
        limit(CUSTOMERS, Optional.of("8388608"));
        assertRefused(
                config.command("run", "--set", "streams.producer.max.request.size=1048576"),
                "streams.producer.max.request.size is 1048576; it must be at least 8388608");
    }

    /** After all that: the state goes on, and nothing is published twice. */
    @Test
    @Order(8)
    void shouldSayWhatIsOtherFromNowOnAndStopWhenUnreadRecordsAreDeleted() throws Exception {
        long before = movements();
        try (TidewatchProcess run = config.process("run", "--set", "tidewatch.alerts.enter=60")) {
            run.awaitLine("RUNNING");
            run.awaitLine("From now on tidewatch.alerts.enter was 50, is 60");
            ingest("more", 8);
            await().atMost(PATIENCE).until(() -> movements() > before);
            TopicPartition partition = new TopicPartition(INPUT, 2);

            run.pause();
            // What is asked for already is answered with the first; nobody has asked for the second.
            ingest("asked", 12);
            ingest("later", 12);
            long end = end(partition);
            assertThat(end).isGreaterThan(position(partition));
            admin.deleteRecords(Map.of(partition, RecordsToDelete.beforeOffset(end)))
                    .all()
                    .get();
            run.goOn();

            run.awaitLine("begun.subscription-events-2 no longer has the records that come next");
            assertThat(run.awaitExit()).as(run.log()).isEqualTo(1);
            leave();
            assertRefused(
                    config.command("run"), "of begun.subscription-events-2 were deleted before application begun read");
            read(partition, end);
        }
    }

    @Test
    @Order(9)
    void shouldStopAtARecordThatSomebodyElseWroteToItsOwnTopicUntilItIsToldToPassItOver() throws Exception {
        TopicPartition control = new TopicPartition("begun.begun-control", 1);
        try (TidewatchProcess run = config.process("run")) {
            run.awaitLine("RUNNING");
            sendGarbage(control);

            assertThat(run.awaitExit()).as(run.log()).isEqualTo(1);
            String sentence = run.log()
                    .lines()
                    .filter(line -> line.startsWith("tidewatch run: "))
                    .findFirst()
                    .orElseThrow();
            assertThat(sentence)
                    .startsWith("tidewatch run: the pipeline stopped: begun.begun-control-1 has at offset ")
                    .contains("it is not in the form that the pipeline writes", "only the pipeline may write there");
            String wayOut = sentence.substring(sentence.indexOf("tidewatch.pass.over="));
            assertThat(wayOut).startsWith("tidewatch.pass.over=begun.begun-control:1:");
            leave();
            try (TidewatchProcess again = config.process("run", "--set", wayOut)) {
                again.awaitLine("cannot be read (");
                ingest("behind", 8);
                await().atMost(PATIENCE).until(() -> movementsOf("behind_") == 8);
                assertThat(again.stop()).as(again.log()).isZero();
            }
        }
        leave();
    }

    @Test
    @Order(10)
    void shouldNotGoOnWithoutTheCustomers() throws Exception {
        admin.deleteTopics(List.of(CUSTOMERS)).all().get();
        await().atMost(PATIENCE).until(() -> !admin.listTopics().names().get().contains(CUSTOMERS));
        assertRefused(config.command("run"), CUSTOMERS + " was deleted since application begun began");

        admin.createTopics(List.of(new NewTopic(CUSTOMERS, 4, (short) 1))).all().get();
        assertRefused(config.command("run"), CUSTOMERS + " was deleted since application begun began");
    }

    /** The new topics are soon as long as the old ones were: Kafka Streams alone would go on from the old state. */
    @Test
    @Order(11)
    void shouldReadNoStateOfTopicsThatWereDeleted() throws Exception {
        admin.deleteConsumerGroups(List.of(NAME)).all().get();
        List<String> ours = admin.listTopics().names().get().stream()
                .filter(topic -> topic.startsWith(NAME))
                .toList();
        admin.deleteTopics(ours).all().get();
        await().atMost(PATIENCE)
                .until(() -> admin.listTopics().names().get().stream().noneMatch(ours::contains));
        try (TidewatchProcess run =
                config.process("run", "--create", "--set", "streams.state.dir=" + directory.resolve("fresh"))) {
            run.awaitLine("RUNNING");
            ingest("others", 60);
            await().atMost(PATIENCE).until(() -> movements() == 60);
            assertThat(run.stop()).as(run.log()).isZero();
        }
        try (TidewatchProcess run = config.process("run")) {
            run.awaitLine(
                    "is not known to be of this application's topics as they are now: it is deleted and read back");
            run.awaitLine("RUNNING");
            assertRefused(config.command("run"), "another process uses the state directory: stop it, or give each");
            ingest("first", 8);
            ingest("more", 8);
            await().atMost(PATIENCE).until(() -> movementsOf("more_") == 8 && movementsOf("first_") == 8);
            assertThat(run.stop()).as(run.log()).isZero();
        }
    }

    private static void assertRefused(CommandRun run, String... complaints) {
        assertThat(run.err()).contains("tidewatch run: ").contains(complaints).doesNotContain("\tat ");
        assertThat(run.exitCode()).isEqualTo(1);
    }

    private static void ingest(String name, int customers) throws IOException {
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < customers; i++) {
            String customer = name + "_" + i;
            lines.add(new InputLine(
                            "subscription-events",
                            customer,
                            Company.snapshot("evt_" + customer, customer, joined, "50"))
                    .text());
        }
        Path file = Files.write(directory.resolve(name + ".jsonl"), lines);
        CommandRun run = config.command("ingest", "--input", file.toString());
        assertThat(run.exitCode()).as(run.err()).isZero();
    }

    private static void sendGarbage(TopicPartition to) throws Exception {
        try (Cluster cluster = new Cluster(stack.bootstrapServers(), stack.schemaRegistryUrl())) {
            byte[] garbage = "garbage".getBytes(StandardCharsets.UTF_8);
            cluster.sendBytes(List.of(new ProducerRecord<>(to.topic(), to.partition(), null, garbage)));
        }
    }

    private static long movements() {
        return movementsOf("");
    }

    private static long movementsOf(String customers) {
        return config.command("tail", "mrr-movements", "--from", "beginning", "--until-end")
                .out()
                .lines()
                .filter(line -> line.contains(customers))
                .count();
    }

    /** Written down at the start, and again with the changelogs once it is RUNNING. */
    private static long origins() throws Exception {
        return end(new TopicPartition(NAME + "-origin", 0));
    }

    private static long end(TopicPartition partition) throws Exception {
        return admin.listOffsets(Map.of(partition, OffsetSpec.latest()))
                .partitionResult(partition)
                .get()
                .offset();
    }

    /** Members with a name stay in the group until their session ends; nobody may set its offsets as long. */
    private static void leave() throws Exception {
        admin.removeMembersFromConsumerGroup(NAME, new RemoveMembersFromConsumerGroupOptions())
                .all()
                .get();
    }

    private static Map<TopicPartition, OffsetAndMetadata> offsets() throws Exception {
        return new HashMap<>(admin.listConsumerGroupOffsets(NAME)
                .partitionsToOffsetAndMetadata()
                .get());
    }

    private static long position(TopicPartition partition) throws Exception {
        OffsetAndMetadata committed = offsets().get(partition);
        return committed == null ? 0 : committed.offset();
    }

    /** @param bytes of its largest record; empty for the broker's default */
    private static void limit(String topic, Optional<String> bytes) throws Exception {
        AlterConfigOp alter = new AlterConfigOp(
                new ConfigEntry(TopicConfig.MAX_MESSAGE_BYTES_CONFIG, bytes.orElse("")),
                bytes.isPresent() ? AlterConfigOp.OpType.SET : AlterConfigOp.OpType.DELETE);
        ConfigResource resource = new ConfigResource(ConfigResource.Type.TOPIC, topic);
        admin.incrementalAlterConfigs(Map.of(resource, List.of(alter))).all().get();
    }

    private static void read(TopicPartition partition, long upTo) throws Exception {
        admin.alterConsumerGroupOffsets(NAME, Map.of(partition, new OffsetAndMetadata(upTo)))
                .all()
                .get();
    }
}
