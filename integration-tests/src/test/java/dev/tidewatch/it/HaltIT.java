package dev.tidewatch.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidewatch.local.LocalStack;
import dev.tidewatch.stream.names.Topics;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A process that ends between two instructions, again and again, must neither lose nor repeat anything. */
class HaltIT {

    private static final long SEED = 7;

    /** With 70 events each; {@code -Dhalt.customers=13000 -Dit.patience.seconds=1200} makes a million. */
    private static final int CUSTOMERS = Integer.getInteger("halt.customers", 150);

    private static final String NAME = "halted";

    /** Where each life of the pipeline ends, in records of a topic since its start. */
    private static final List<Map<String, String>> ENDS = List.of(
            PipelineLives.end("mrr-movements", HaltingInterceptor.HALT_AT_ACKNOWLEDGED, 300),
            PipelineLives.end("mrr-movements", HaltingInterceptor.HALT_AT_SENT, 1),
            PipelineLives.end("differences", HaltingInterceptor.HALT_AT_SENT, 2),
            PipelineLives.end("mrr-movements", HaltingInterceptor.HALT_AT_SENT, 1500),
            PipelineLives.end("differences", HaltingInterceptor.HALT_AT_ACKNOWLEDGED, 1),
            PipelineLives.end("retention-metrics", HaltingInterceptor.HALT_AT_SENT, 1),
            PipelineLives.end("retention-metrics", HaltingInterceptor.HALT_AT_ACKNOWLEDGED, 5000));

    /** Each of these ends comes so often; {@code -Dhalt.rounds=7} is 49 halts. */
    private static final int ROUNDS = Integer.getInteger("halt.rounds", 1);

    @TempDir
    Path directory;

    @Test
    void shouldPublishWhatAnUndisturbedPipelineDoesWhenHaltedTimeAndAgain() throws Exception {
        List<InputLine> input = input();
        try (LocalStack stack = LocalStack.in(directory.resolve("stack"));
                Cluster cluster = new Cluster(stack.bootstrapServers(), stack.schemaRegistryUrl())) {
            Topics calm = load(cluster, "calm", input);
            Topics halted = load(cluster, NAME, input);
            PipelineLives lives = new PipelineLives(stack, NAME, directory);

            cluster.runUndisturbed(calm, directory.resolve("calm-state"));
            for (int halt = 0; halt < ROUNDS * ENDS.size(); halt++) {
                lives.runUntilHalted(ENDS.get(halt % ENDS.size()));
            }
            lives.runToTheEnd(cluster);

            assertThat(cluster.written(halted.movements()))
                    .as("halts hit open transactions")
                    .hasSizeGreaterThan(cluster.committed(halted.movements()).size());
            PublishedResults.assertEqual(cluster, halted, calm);
            assertThat(cluster.movements(calm)).hasSizeGreaterThan(2_500);
        }
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
        Topics topics = cluster.load(name, input);
        cluster.endInput(topics, Company.END.plus(Duration.ofDays(40)));
        return topics;
    }
}
