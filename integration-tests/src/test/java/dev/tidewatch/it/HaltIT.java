package dev.tidewatch.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidewatch.app.RunningPipeline;
import dev.tidewatch.local.LocalStack;
import dev.tidewatch.stream.ClockMode;
import dev.tidewatch.stream.Topics;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A process that ends between two instructions, again and again, must neither lose nor repeat anything. */
class HaltIT {

    private static final long SEED = 7;

    /** With 70 events each; {@code -Dhalt.customers=13000 -Dit.patience.seconds=1200} makes a million. */
    private static final int CUSTOMERS = Integer.getInteger("halt.customers", 150);

    private static final String GUARANTEE = "exactly_once_v2";
    private static final long PATIENCE_SECONDS = Cluster.PATIENCE.toSeconds();

    /** Where each life of the pipeline ends, in records of a topic since its start. */
    private static final List<Map<String, String>> ENDS = List.of(
            end("mrr-movements", HaltingInterceptor.HALT_AT_ACKNOWLEDGED, 300),
            end("mrr-movements", HaltingInterceptor.HALT_AT_SENT, 1),
            end("differences", HaltingInterceptor.HALT_AT_SENT, 2),
            end("mrr-movements", HaltingInterceptor.HALT_AT_SENT, 1500),
            end("differences", HaltingInterceptor.HALT_AT_ACKNOWLEDGED, 1),
            end("mrr-movements", HaltingInterceptor.HALT_AT_ACKNOWLEDGED, 1),
            end("mrr-movements", HaltingInterceptor.HALT_AT_ACKNOWLEDGED, 1001),
            end("differences", HaltingInterceptor.HALT_AT_ACKNOWLEDGED, 3),
            end("retention-metrics", HaltingInterceptor.HALT_AT_SENT, 1),
            end("retention-metrics", HaltingInterceptor.HALT_AT_ACKNOWLEDGED, 5000));

    @TempDir
    Path directory;

    @Test
    void shouldPublishWhatAnUndisturbedPipelineDoesWhenHaltedTimeAndAgain() throws Exception {
        List<InputLine> input = input();
        try (LocalStack stack = LocalStack.in(directory.resolve("stack"));
                Cluster cluster = new Cluster(stack.bootstrapServers(), stack.schemaRegistryUrl())) {
            Topics calm = load(cluster, "calm", input);
            Topics halted = load(cluster, "halted", input);

            runUndisturbed(cluster, calm);
            for (Map<String, String> end : ENDS) {
                runUntilHalted(stack, end);
            }
            runToTheEnd(stack, cluster, halted);

            assertThat(cluster.written(halted.movements()))
                    .as("halts hit open transactions")
                    .hasSizeGreaterThan(cluster.committed(halted.movements()).size());
            PublishedResults.assertEqual(cluster, halted, calm);
            assertThat(cluster.movements(calm)).hasSizeGreaterThan(2_500);
        }
    }

    private static Map<String, String> end(String topic, String at, int records) {
        return Map.of(HaltingInterceptor.TOPIC, topic, at, Integer.toString(records));
    }

    private static List<InputLine> input() {
        List<InputLine> input = new ArrayList<>(Company.events(SEED, CUSTOMERS, 70, 400));
        List<Instant> instants =
                input.stream().map(InputLine::occurredAt).distinct().toList();
        for (int i = 9; i >= 1; i--) {
            BadLines.insertInto(input, instants.get(i * instants.size() / 10), "bad_" + i);
        }
        assertThat(input).hasSizeGreaterThan(10_000);
        return input;
    }

    private static Topics load(Cluster cluster, String name, List<InputLine> input) throws Exception {
        Topics topics = PipelineProcess.topics(name);
        cluster.setUp(topics);
        cluster.send(topics, input);
        cluster.endInput(topics, Company.END.plus(Duration.ofDays(40)));
        return topics;
    }

    private void runUndisturbed(Cluster cluster, Topics topics) {
        Map<String, String> streams =
                Map.of("state.dir", directory.resolve("calm-state").toString());
        try (RunningPipeline running = cluster.start(topics, ClockMode.EVENT, streams)) {
            cluster.awaitEnd(topics);
            assertThat(running.failure()).isNull();
        }
    }

    private void runUntilHalted(LocalStack stack, Map<String, String> end) throws Exception {
        Process process = start(stack, end);
        try {
            assertThat(process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS))
                    .as("halted within %s s at %s", PATIENCE_SECONDS, end)
                    .isTrue();
            assertThat(process.exitValue()).as(Files.readString(log())).isEqualTo(HaltingInterceptor.EXIT_CODE);
        } finally {
            process.destroyForcibly();
        }
    }

    private void runToTheEnd(LocalStack stack, Cluster cluster, Topics topics) throws Exception {
        Process process = start(stack, Map.of());
        try {
            cluster.awaitEnd(topics);
            process.getOutputStream().close();
            assertThat(process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
            assertThat(process.exitValue()).as(Files.readString(log())).isZero();
        } finally {
            process.destroyForcibly();
        }
    }

    private Process start(LocalStack stack, Map<String, String> end) throws IOException {
        Map<String, String> streams = new HashMap<>();
        streams.put("state.dir", directory.resolve("halted-state").toString());
        streams.put("processing.guarantee", GUARANTEE);
        // The same member comes back: the group need not wait for a session to end.
        streams.put("group.instance.id", "halted");
        streams.put("producer.interceptor.classes", HaltingInterceptor.class.getName());
        end.forEach((key, value) -> streams.put("producer." + key, value));
        return PipelineProcess.start(stack, "halted", streams, log());
    }

    private Path log() {
        return directory.resolve("halted.log");
    }
}
