package dev.tidewatch.it.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.tidewatch.it.ClusterConfig;
import dev.tidewatch.it.CommandRun;
import dev.tidewatch.it.TidewatchProcess;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
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

    private static final Duration PATIENCE = BegunApplication.PATIENCE;
    private static final String INPUT = BegunApplication.INPUT;
    private static final String CUSTOMERS = BegunApplication.CUSTOMERS;
    private static final TopicPartition DIFFERENCES = BegunApplication.DIFFERENCES;

    private static BegunApplication begun;
    private static ClusterConfig config;
    private static Admin admin;

    @BeforeAll
    static void makeState(@TempDir Path directory) throws Exception {
        begun = BegunApplication.in(directory);
        config = begun.config();
        admin = begun.admin();
    }

    @AfterAll
    static void stop() {
        if (begun != null) {
            begun.close();
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
                URI.create(begun.schemaRegistryUrl() + "/subjects").toURL().openStream()) {
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
        assertThat(begun.movements()).isEqualTo(8);
        assertThat(admin.listTopics().names().get()).noneMatch(topic -> topic.contains("another"));
    }

    @Test
    @Order(3)
    void shouldNotReadInputASecondTimeWhenOffsetsExpired() throws Exception {
        Map<TopicPartition, OffsetAndMetadata> offsets = begun.offsets();
        TopicPartition one = new TopicPartition(INPUT, 0);

        admin.deleteConsumerGroupOffsets(BegunApplication.NAME, Set.of(one))
                .all()
                .get();
        assertRefused(config.command("run"), "has no offset for begun.subscription-events-0, but its state has");

        admin.deleteConsumerGroups(List.of(BegunApplication.NAME)).all().get();
        assertRefused(config.command("run"), "has no offset for begun.alert-actions-0, begun.alert-actions-1");

        admin.alterConsumerGroupOffsets(BegunApplication.NAME, offsets).all().get();
    }

    @Test
    @Order(4)
    void shouldNotPassOverRecordsThatWereDeletedUnread() throws Exception {
        begun.ingest("unread", 8);
        TopicPartition partition = new TopicPartition(INPUT, 0);
        long read = begun.position(partition);
        long end = begun.end(partition);
        assertThat(end).isGreaterThan(read);
        admin.deleteRecords(Map.of(partition, RecordsToDelete.beforeOffset(end)))
                .all()
                .get();

        assertRefused(
                config.command("run"),
                "the records from offset " + read + " to " + (end - 1) + " of begun.subscription-events-0 were deleted",
                "--topic begun.subscription-events:0 --reset-offsets --to-offset " + end);

        begun.read(partition, end);
    }

    @Test
    @Order(5)
    void shouldNotPassOverDifferencesThatWereDeletedUnread() throws Exception {
        long read = begun.position(DIFFERENCES);
        admin.deleteRecords(Map.of(DIFFERENCES, RecordsToDelete.beforeOffset(read)))
                .all()
                .get();
        begun.read(DIFFERENCES, read - 2);

        assertRefused(
                config.command("run"),
                "of begun.begun-differences-0 were deleted before application begun read them; the figures would lack");

        begun.read(DIFFERENCES, read);
    }

    @Test
    @Order(6)
    void shouldNotStartWhereAnInputEndsBeforeWhatWasRead() throws Exception {
        TopicPartition partition = new TopicPartition(INPUT, 1);
        long read = begun.position(partition);
        begun.read(partition, begun.end(partition) + 5);

        assertRefused(config.command("run"), "begun.subscription-events-1 ends at offset ");

        begun.read(partition, read);
    }

    @Test
    @Order(7)
    void shouldNotStartWhereABrokerWouldRefuseWhatIsWritten() throws Exception {
        begun.limit("begun.dead-letters", Optional.of("1048588"));
        begun.limit(CUSTOMERS, Optional.empty());

        assertRefused(
                config.command("run"),
                "begun.dead-letters takes records of 1048588 bytes, but the pipeline may write 8388608",
                CUSTOMERS + " takes records of 1048588 bytes",
                "--entity-name begun.dead-letters --add-config max.message.bytes=8388608");
        begun.limit("begun.dead-letters", Optional.of("8388608"));
        begun.limit(CUSTOMERS, Optional.of("8388608"));
        assertRefused(
                config.command("run", "--set", "streams.producer.max.request.size=1048576"),
                "streams.producer.max.request.size is 1048576; it must be at least 8388608");
    }

    /** After all that: the state goes on, and nothing is published twice. */
    @Test
    @Order(8)
    void shouldSayWhatIsOtherFromNowOnAndStopWhenUnreadRecordsAreDeleted() throws Exception {
        long before = begun.movements();
        try (TidewatchProcess run = config.process("run", "--set", "tidewatch.alerts.enter=60")) {
            run.awaitLine("RUNNING");
            run.awaitLine("From now on tidewatch.alerts.enter was 50, is 60");
            begun.ingest("more", 8);
            await().atMost(PATIENCE).until(() -> begun.movements() > before);
            TopicPartition partition = new TopicPartition(INPUT, 2);

            run.pause();
            // What is asked for already is answered with the first; nobody has asked for the second.
            begun.ingest("asked", 12);
            begun.ingest("later", 12);
            long end = begun.end(partition);
            assertThat(end).isGreaterThan(begun.position(partition));
            admin.deleteRecords(Map.of(partition, RecordsToDelete.beforeOffset(end)))
                    .all()
                    .get();
            run.goOn();

            run.awaitLine("begun.subscription-events-2 no longer has the records that come next");
            assertThat(run.awaitExit()).as(run.log()).isEqualTo(1);
            begun.leave();
            assertRefused(
                    config.command("run"), "of begun.subscription-events-2 were deleted before application begun read");
            begun.read(partition, end);
        }
    }

    @Test
    @Order(9)
    void shouldStopAtARecordThatSomebodyElseWroteToItsOwnTopicUntilItIsToldToPassItOver() throws Exception {
        TopicPartition control = new TopicPartition("begun.begun-control", 1);
        try (TidewatchProcess run = config.process("run")) {
            run.awaitLine("RUNNING");
            begun.sendGarbage(control);

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
            begun.leave();
            try (TidewatchProcess again = config.process("run", "--set", wayOut)) {
                again.awaitLine("cannot be read (");
                begun.ingest("behind", 8);
                await().atMost(PATIENCE).until(() -> begun.movementsOf("behind_") == 8);
                assertThat(again.stop()).as(again.log()).isZero();
            }
        }
        begun.leave();
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
        admin.deleteConsumerGroups(List.of(BegunApplication.NAME)).all().get();
        List<String> ours = admin.listTopics().names().get().stream()
                .filter(topic -> topic.startsWith(BegunApplication.NAME))
                .toList();
        admin.deleteTopics(ours).all().get();
        await().atMost(PATIENCE)
                .until(() -> admin.listTopics().names().get().stream().noneMatch(ours::contains));
        try (TidewatchProcess run = config.process(
                "run",
                "--create",
                "--set",
                "streams.state.dir=" + begun.directory().resolve("fresh"))) {
            run.awaitLine("RUNNING");
            begun.ingest("others", 60);
            await().atMost(PATIENCE).until(() -> begun.movements() == 60);
            assertThat(run.stop()).as(run.log()).isZero();
        }
        try (TidewatchProcess run = config.process("run")) {
            run.awaitLine(
                    "is not known to be of this application's topics as they are now: it is deleted and read back");
            run.awaitLine("RUNNING");
            assertRefused(config.command("run"), "another process uses the state directory: stop it, or give each");
            begun.ingest("first", 8);
            begun.ingest("more", 8);
            await().atMost(PATIENCE).until(() -> begun.movementsOf("more_") == 8 && begun.movementsOf("first_") == 8);
            assertThat(run.stop()).as(run.log()).isZero();
        }
    }

    private static void assertRefused(CommandRun run, String... complaints) {
        assertThat(run.err()).contains("tidewatch run: ").contains(complaints).doesNotContain("\tat ");
        assertThat(run.exitCode()).isEqualTo(1);
    }
}
