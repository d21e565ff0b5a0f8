package dev.tidewatch.it.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.tidewatch.it.BadLines;
import dev.tidewatch.it.Cluster;
import dev.tidewatch.it.Company;
import dev.tidewatch.it.InputLine;
import dev.tidewatch.it.PipelineLives;
import dev.tidewatch.it.PipelineProcess;
import dev.tidewatch.it.PublishedResults;
import dev.tidewatch.local.LocalStack;
import dev.tidewatch.stream.names.Topics;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A pipeline that is killed again and again comes further each time, and does not read its whole state back. */
class KillLoopIT {

    private static final long SEED = 11;
    private static final int CUSTOMERS = 100;
    private static final int EVENTS_EACH = 70;

    /** {@code -Dkill.loop=40} kills more often, after less work each. */
    private static final int KILLS = Integer.getInteger("kill.loop", 4);

    private static final String NAME = "killed";
    private static final String TRANSACTIONAL = "enable.transactional.statestores";

    @TempDir
    Path directory;

    @Test
    void shouldComeFurtherInEachLifeWhenKilledAgainAndAgain() throws Exception {
        List<InputLine> input = input();
        try (LocalStack stack = LocalStack.in(directory.resolve("stack"));
                Cluster cluster = new Cluster(stack.bootstrapServers(), stack.schemaRegistryUrl())) {
            Topics calm = load(cluster, "calm", input);
            Topics killed = load(cluster, NAME, input);
            cluster.runUndisturbed(calm, directory.resolve("calm-state"));

            PipelineLives lives = new PipelineLives(stack, NAME, directory);
            int share = input.size() / (KILLS + 2);
            // State as it was written before stores were transactional: the next life must not take it for what is
            // committed.
            runUntilKilled(lives, cluster, killed, share, Map.of(TRANSACTIONAL, "false"));
            for (int kill = 1; kill < KILLS; kill++) {
                runUntilKilled(lives, cluster, killed, share, Map.of());
            }
            String said = lives.runToTheEnd(cluster);

            PublishedResults.assertEqual(cluster, killed, calm);
            assertThat(restored(said, "customers")).as(said).isBetween(1L, written(cluster, "customers") / 2);
        }
    }

    private static List<InputLine> input() {
        List<InputLine> input = new ArrayList<>(Company.events(SEED, CUSTOMERS, EVENTS_EACH, 400));
        BadLines.insertInto(input, input.get(input.size() / 2).occurredAt(), "bad");
        return input;
    }

    /** One life, which must commit so many records of input before it is killed. */
    private static void runUntilKilled(
            PipelineLives lives, Cluster cluster, Topics topics, int records, Map<String, String> more)
            throws Exception {
        long before = committed(cluster, topics);
        Process process = lives.start(more);
        try {
            await("comes further than " + before)
                    .atMost(Cluster.PATIENCE)
                    .pollInterval(Duration.ofMillis(20))
                    .until(() -> committed(cluster, topics) >= before + records);
        } finally {
            process.destroyForcibly().waitFor();
        }
    }

    /** Records of the events' topics that are committed as read. */
    private static long committed(Cluster cluster, Topics topics) throws ExecutionException, InterruptedException {
        return cluster
                .admin()
                .listConsumerGroupOffsets(topics.applicationId())
                .partitionsToOffsetAndMetadata()
                .get()
                .entrySet()
                .stream()
                .filter(entry -> topics.events().contains(entry.getKey().topic()))
                .map(Map.Entry::getValue)
                .mapToLong(OffsetAndMetadata::offset)
                .sum();
    }

    private static long restored(String said, String store) {
        String line = PipelineProcess.RESTORED + store + " ";
        return said.lines()
                .filter(text -> text.startsWith(line))
                .mapToLong(text -> Long.parseLong(text.substring(line.length())))
                .sum();
    }

    /** Records that were ever written of a store: the broker compacts none so soon. */
    private static long written(Cluster cluster, String store) {
        return cluster.committed(NAME + "-" + store + "-changelog").size();
    }

    private static Topics load(Cluster cluster, String name, List<InputLine> input) throws Exception {
        Topics topics = cluster.load(name, input);
        cluster.endInput(topics, Company.END.plus(Duration.ofDays(40)));
        return topics;
    }
}
