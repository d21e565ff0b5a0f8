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
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A pipeline that is killed again and again comes further each time, and does not read its whole state back. Its input comes by shares, one for each
 * life and one ahead, so that no life can take what the next ones need, and a kill finds work.
 */
class KillLoopIT {

    private static final long SEED = 11;
    private static final int CUSTOMERS_EACH = 25;
    private static final int EVENTS_EACH = 70;

    /** {@code -Dkill.loop=40} kills more often, with as much more input. */
    private static final int KILLS = Integer.getInteger("kill.loop", 4);

    private static final String NAME = "killed";
    private static final String TRANSACTIONAL = "enable.transactional.statestores";

    @TempDir
    Path directory;

    @Test
    void shouldComeFurtherInEachLifeWhenKilledAgainAndAgain() throws Exception {
        List<List<InputLine>> shares =
                Shares.of(Company.events(SEED, CUSTOMERS_EACH * KILLS, EVENTS_EACH, 400), KILLS + 2);
        List<InputLine> middle = shares.get(shares.size() / 2);
        BadLines.insertInto(middle, newest(middle.subList(0, middle.size() / 2)), "bad");
        try (LocalStack stack = LocalStack.in(directory.resolve("stack"));
                Cluster cluster = new Cluster(stack.bootstrapServers(), stack.schemaRegistryUrl())) {
            Topics calm =
                    cluster.load("calm", shares.stream().flatMap(List::stream).toList());
            end(cluster, calm);
            cluster.runUndisturbed(calm, directory.resolve("calm-state"));

            Topics killed = cluster.load(NAME, shares.get(0));
            PipelineLives lives = new PipelineLives(stack, NAME, directory);
            long due = 0;
            int busy = 0;
            for (int kill = 0; kill < KILLS; kill++) {
                cluster.send(killed, shares.get(kill + 1));
                due += shares.get(kill).size();
                // State as it was written before stores were transactional: the next life must not take it for what is
                // committed.
                Map<String, String> more = kill == 0 ? Map.of(TRANSACTIONAL, "false") : Map.of();
                long read = runUntilKilled(lives, cluster, killed, due, more);
                busy += read < due + shares.get(kill + 1).size() ? 1 : 0;
            }
            cluster.send(killed, shares.get(KILLS + 1));
            end(cluster, killed);
            String said = lives.runUntil(() -> cluster.awaitAll(killed));

            assertThat(busy).as("kills that found work").isGreaterThan(KILLS / 2);
            PublishedResults.assertEqual(cluster, killed, calm);
            assertThat(restored(said, "customers")).as(said).isBetween(1L, written(cluster, "customers") / 2);
        }
    }

    private static Instant newest(List<InputLine> lines) {
        return lines.stream()
                .map(InputLine::occurredAt)
                .max(Comparator.naturalOrder())
                .orElseThrow();
    }

    /** One life, which must commit as read so many records in all, and some of its own, before it is killed; returns how many all lives have. */
    private static long runUntilKilled(
            PipelineLives lives, Cluster cluster, Topics topics, long due, Map<String, String> more) throws Exception {
        long before = committed(cluster, topics);
        Process process = lives.start(more);
        try {
            await("comes further than " + before + ", to " + due)
                    .atMost(Cluster.PATIENCE)
                    .pollInterval(Duration.ofMillis(20))
                    .until(() -> committed(cluster, topics) >= Math.max(before + 1, due));
        } finally {
            process.destroyForcibly().waitFor();
        }
        return committed(cluster, topics);
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

    private static void end(Cluster cluster, Topics topics) throws Exception {
        cluster.endInput(topics, Company.END.plus(Duration.ofDays(40)));
    }
}
