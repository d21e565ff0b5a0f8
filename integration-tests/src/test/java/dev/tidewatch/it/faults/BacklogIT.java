package dev.tidewatch.it.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.tidewatch.avro.state.codec.StateCodec;
import dev.tidewatch.it.Cluster;
import dev.tidewatch.it.ClusterConfig;
import dev.tidewatch.it.CommandRun;
import dev.tidewatch.it.HaltingInterceptor;
import dev.tidewatch.it.InputLine;
import dev.tidewatch.it.PipelineLives;
import dev.tidewatch.it.PipelineProcess;
import dev.tidewatch.local.LocalStack;
import dev.tidewatch.output.MrrMovement;
import dev.tidewatch.output.RetentionMetrics;
import dev.tidewatch.output.RiskAlert;
import dev.tidewatch.state.Control;
import dev.tidewatch.stream.names.Topics;
import dev.tidewatch.stream.plan.ClockMode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A live pipeline that starts with thousands of old events unread, is quiet for seconds because its fetches are slow, and is
 * halted on the way, publishes the alerts, movements and rows of one that read them in one go: its clock passes nothing unread.
 */
class BacklogIT {

    private static final long SEED = 11;

    /** A planted alert also shows in the grades of its windows. */
    private static final Predicate<String> OF_GRADES = Pattern.compile(
                    "(?:AT_RISK|WIN_BACK|UPSELL)\\|.*|and \\d+ more differences of grades, .*")
            .asMatchPredicate();

    private static final long PATIENCE_SECONDS = Cluster.PATIENCE.toSeconds();

    /** Longer than a task that has just started waits for events before it takes silence for their end. */
    private static final Map<String, String> SLOW_FETCHES =
            Map.of("main.consumer.fetch.min.bytes", "50000000", "main.consumer.fetch.max.wait.ms", "5000");

    private final Instant begin = Instant.now();
    private final Instant start = begin.truncatedTo(ChronoUnit.DAYS).minus(Duration.ofDays(90));

    @TempDir
    Path directory;

    @Test
    void shouldNotPassWhatIsUnreadHoweverOftenItIsHalted() throws Exception {
        List<InputLine> history = OldHistory.events(SEED, start);
        try (LocalStack stack = LocalStack.in(directory.resolve("stack"));
                Cluster cluster = new Cluster(stack.bootstrapServers(), stack.schemaRegistryUrl())) {
            Topics calm = cluster.load("calm", history);
            Topics halted = cluster.load("halted", history);
            PipelineLives lives = new PipelineLives(stack, "halted", directory);
            runToNow(new PipelineLives(stack, "calm", directory), cluster, calm, Map.of());

            lives.runUntilHalted(live(PipelineLives.end("at-risk-alerts", HaltingInterceptor.HALT_AT_SENT, 3)));
            lives.runUntilHalted(live(PipelineLives.end("at-risk-alerts", HaltingInterceptor.HALT_AT_ACKNOWLEDGED, 8)));
            runToNow(lives, cluster, halted, SLOW_FETCHES);

            assertThat(alerts(cluster, halted)).isEqualTo(alerts(cluster, calm)).hasSizeGreaterThan(20);
            assertThat(movements(cluster, halted))
                    .isEqualTo(movements(cluster, calm))
                    .hasSizeGreaterThan(100);
            assertThat(closed(cluster, halted)).isEqualTo(closed(cluster, calm)).hasSizeGreaterThan(1_000);
            assertThat(cluster.committed(halted.metrics()))
                    .as("no row is restated for each old event")
                    .hasSizeLessThan(3 * cluster.committed(calm.metrics()).size());
            verifyFindsWhatIsPlantedAndNothingElse(ClusterConfig.of(stack, directory, "halted"), cluster, halted);
        }
    }

    /** Nothing differs but what is planted; of a partition whose control topic lost its beginning, {@code verify} says so. */
    private static void verifyFindsWhatIsPlantedAndNothingElse(ClusterConfig config, Cluster cluster, Topics topics)
            throws Exception {
        PlantedAlerts planted = new PlantedAlerts(cluster, topics);
        String removed = planted.removed(0);
        String changed = planted.changed(1);
        String added = planted.added(2);
        PlantedAlerts.deleteBefore(cluster, new TopicPartition(topics.control(), 3), 4);

        // Nobody will read the last marks of a pipeline that has stopped.
        CommandRun run = config.command("verify", "--wait", "PT2S");

        assertThat(run.out().lines().filter(line -> !line.startsWith("not compared: ") && !OF_GRADES.test(line)))
                .as(run.err())
                .hasSize(5)
                .contains(removed, changed, added)
                .anyMatch(line -> line.contains(" outcome  published ") && line.endsWith(" recomputed nothing"));
        assertThat(run.out())
                .contains("not compared: alerts of partition 3: they cannot be recomputed because the records of the"
                        + " control topic before offset 4 were deleted")
                .containsPattern(" [1-9]\\d\\d alerts, \\d+ outcomes, \\d+ grades compared, \\d+ differences, ");
    }

    private void runToNow(PipelineLives lives, Cluster cluster, Topics topics, Map<String, String> settings)
            throws Exception {
        Process process = lives.start(live(settings));
        try {
            await().atMost(Cluster.PATIENCE).untilAsserted(() -> {
                assertThat(process.isAlive()).as(lives.said()).isTrue();
                assertThat(tasksThatReachedNow(cluster, topics)).isEqualTo(Cluster.PARTITIONS);
                assertThat(cluster.committed(topics.metrics())).anyMatch(this::isOfYesterday);
            });
            process.getOutputStream().close();
            assertThat(process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
        } finally {
            process.destroyForcibly();
        }
    }

    private static Map<String, String> live(Map<String, String> settings) {
        Map<String, String> streams = new HashMap<>(settings);
        streams.put(PipelineProcess.CLOCK, ClockMode.WALL.name());
        return streams;
    }

    /** Those that have committed a mark of the wall clock. */
    private long tasksThatReachedNow(Cluster cluster, Topics topics) throws Exception {
        Map<Integer, Long> marks = new HashMap<>();
        for (ConsumerRecord<byte[], byte[]> record : cluster.committed(topics.control())) {
            Control control = StateCodec.control().decode(record.value());
            if (control.getAdvanceTo() != null && control.getAdvanceTo().isAfter(begin)) {
                marks.putIfAbsent(record.partition(), record.offset());
            }
        }
        Map<TopicPartition, OffsetAndMetadata> committed = cluster.admin()
                .listConsumerGroupOffsets(topics.applicationId())
                .partitionsToOffsetAndMetadata()
                .get();
        return marks.entrySet().stream()
                .filter(mark -> {
                    OffsetAndMetadata offset = committed.get(new TopicPartition(topics.control(), mark.getKey()));
                    return offset != null && offset.offset() > mark.getValue();
                })
                .count();
    }

    /** By its key: to decode all rows again and again would take the processors from the pipeline. */
    private boolean isOfYesterday(ConsumerRecord<byte[], byte[]> row) {
        String yesterday = begin.minus(Duration.ofDays(1)).toString().substring(0, 10);
        return new String(row.key(), StandardCharsets.UTF_8).endsWith("|" + yesterday);
    }

    /** Each with all it says. */
    private static List<String> alerts(Cluster cluster, Topics topics) {
        return cluster.alerts(topics).stream().map(RiskAlert::toString).sorted().toList();
    }

    private static List<String> movements(Cluster cluster, Topics topics) {
        return cluster.movements(topics).stream()
                .map(movement -> MrrMovement.newBuilder(movement)
                        .setPublishedAt(Instant.EPOCH)
                        .build()
                        .toString())
                .sorted()
                .toList();
    }

    /** The newest rows of the days before the test began, without how often and when they were published. */
    private static Map<String, String> closed(Cluster cluster, Topics topics) {
        Map<String, String> rows = new TreeMap<>();
        for (RetentionMetrics row : cluster.values(topics.metrics(), RetentionMetrics.class)) {
            if (!row.getLive()) {
                String key = row.getSegment() + "|" + row.getWindow() + "|" + row.getDay();
                RetentionMetrics timeless = RetentionMetrics.newBuilder(row)
                        .setRevision(0)
                        .setAsOf(Instant.EPOCH)
                        .build();
                rows.put(key, timeless.toString());
            }
        }
        return rows;
    }
}
