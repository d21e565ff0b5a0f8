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
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.RemoveMembersFromConsumerGroupOptions;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;

/**
 * An application that was begun on a broker of its own and stopped in good order, with what a test needs to break its topics and offsets and to
 * mend them.
 */
final class BegunApplication implements AutoCloseable {

    static final String NAME = "begun";
    static final Duration PATIENCE = Duration.ofSeconds(90);

    static final String INPUT = NAME + ".subscription-events";
    static final String CUSTOMERS = NAME + "-customers-changelog";
    static final TopicPartition DIFFERENCES = new TopicPartition(NAME + "." + NAME + "-differences", 0);

    /** Not a fixed day: every day since then is published by each pipeline. */
    private final Instant joined = Instant.now().truncatedTo(ChronoUnit.DAYS).minus(Duration.ofDays(45));

    private final Path directory;
    private final LocalStack stack;
    private final Admin admin;
    private final ClusterConfig config;

    private BegunApplication(Path directory, LocalStack stack) throws IOException {
        this.directory = directory;
        this.stack = stack;
        this.admin = Admin.create(Map.of("bootstrap.servers", stack.bootstrapServers()));
        this.config = ClusterConfig.of(stack, directory, NAME);
    }

    /** Begins it: it has the movements of eight customers. */
    static BegunApplication in(Path directory) throws Exception {
        BegunApplication begun = new BegunApplication(directory, LocalStack.temporary());
        try {
            begun.begin();
            return begun;
        } catch (Throwable e) {
            begun.close();
            throw e;
        }
    }

    @Override
    public void close() {
        admin.close(Duration.ZERO);
        stack.close();
    }

    ClusterConfig config() {
        return config;
    }

    Admin admin() {
        return admin;
    }

    Path directory() {
        return directory;
    }

    String schemaRegistryUrl() {
        return stack.schemaRegistryUrl();
    }

    private void begin() throws Exception {
        try (TidewatchProcess run = config.process("run", "--create")) {
            run.awaitLine("RUNNING");
            ingest("first", 8);
            await().atMost(PATIENCE).until(() -> movements() == 8);
            await().atMost(PATIENCE).until(() -> origins() == 2);
            assertThat(run.stop()).as(run.log()).isZero();
        }
        leave();
    }

    void ingest(String name, int customers) throws IOException {
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

    void sendGarbage(TopicPartition to) throws Exception {
        try (Cluster cluster = new Cluster(stack.bootstrapServers(), stack.schemaRegistryUrl())) {
            byte[] garbage = "garbage".getBytes(StandardCharsets.UTF_8);
            cluster.sendBytes(List.of(new ProducerRecord<>(to.topic(), to.partition(), null, garbage)));
        }
    }

    long movements() {
        return movementsOf("");
    }

    long movementsOf(String customers) {
        return config.command("tail", "mrr-movements", "--from", "beginning", "--until-end")
                .out()
                .lines()
                .filter(line -> line.contains(customers))
                .count();
    }

    /** Written down at the start, and again with the changelogs once it is RUNNING. */
    private long origins() throws Exception {
        return end(new TopicPartition(NAME + "-origin", 0));
    }

    long end(TopicPartition partition) throws Exception {
        return admin.listOffsets(Map.of(partition, OffsetSpec.latest()))
                .partitionResult(partition)
                .get()
                .offset();
    }

    /** Members with a name stay in the group until their session ends; nobody may set its offsets as long. */
    void leave() throws Exception {
        admin.removeMembersFromConsumerGroup(NAME, new RemoveMembersFromConsumerGroupOptions())
                .all()
                .get();
    }

    Map<TopicPartition, OffsetAndMetadata> offsets() throws Exception {
        return new HashMap<>(admin.listConsumerGroupOffsets(NAME)
                .partitionsToOffsetAndMetadata()
                .get());
    }

    long position(TopicPartition partition) throws Exception {
        OffsetAndMetadata committed = offsets().get(partition);
        return committed == null ? 0 : committed.offset();
    }

    /** @param bytes of its largest record; empty for the broker's default */
    void limit(String topic, Optional<String> bytes) throws Exception {
        AlterConfigOp alter = new AlterConfigOp(
                new ConfigEntry(TopicConfig.MAX_MESSAGE_BYTES_CONFIG, bytes.orElse("")),
                bytes.isPresent() ? AlterConfigOp.OpType.SET : AlterConfigOp.OpType.DELETE);
        ConfigResource resource = new ConfigResource(ConfigResource.Type.TOPIC, topic);
        admin.incrementalAlterConfigs(Map.of(resource, List.of(alter))).all().get();
    }

    void read(TopicPartition partition, long upTo) throws Exception {
        admin.alterConsumerGroupOffsets(NAME, Map.of(partition, new OffsetAndMetadata(upTo)))
                .all()
                .get();
    }
}
