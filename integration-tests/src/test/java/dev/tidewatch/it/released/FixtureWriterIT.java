package dev.tidewatch.it.released;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidewatch.it.Cluster;
import dev.tidewatch.local.LocalStack;
import dev.tidewatch.stream.names.Topics;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/** Writes the fixture of a version that is about to be released: {@code -Dreleased.version=0.2.0}. */
@EnabledIfSystemProperty(named = "released.version", matches = ".+")
class FixtureWriterIT {

    private static final Path RELEASED = Path.of("src/test/resources/released");
    private static final int LARGEST = 400_000;

    /** What no fixture may be without: else a mistake in it is not seen. */
    private static final List<String> STORES = List.of(
            "customers",
            "due",
            "task-clock",
            "unreleased",
            "rates",
            "rate-users",
            "figures",
            "cohorts",
            "segments",
            "metrics-progress",
            "paid",
            "ranking",
            "metric-rates");

    @TempDir
    Path directory;

    @Test
    void shouldKeepWhatThisVersionLeaves() throws Exception {
        String version = System.getProperty("released.version");
        Path file = RELEASED.resolve(version).resolve("state.jsonl.gz");

        FixtureFile.write(left(version), file);

        StateFixture fixture = FixtureFile.read(Files.newInputStream(file));
        Map<String, Long> counts =
                fixture.records().stream().collect(Collectors.groupingBy(ProducerRecord::topic, Collectors.counting()));
        Topics topics = StateFixture.APPLICATION;
        assertThat(counts)
                .containsKeys(topics.movements(), topics.alerts(), topics.health(), topics.deadLetters())
                .containsKeys(STORES.stream()
                        .map(store -> topics.applicationId() + "-" + store + "-changelog")
                        .toArray(String[]::new));
        assertThat(Files.size(file)).as("bytes; records: %s", counts).isLessThan(LARGEST);
        System.out.println(file + ": " + Files.size(file) + " bytes, " + counts);
    }

    private StateFixture left(String version) throws Exception {
        try (LocalStack stack = LocalStack.in(directory.resolve("stack"));
                Cluster cluster = new Cluster(stack.bootstrapServers(), stack.schemaRegistryUrl())) {
            Topics topics = StateFixture.APPLICATION;
            ReleasedPipeline pipeline = new ReleasedPipeline(cluster, topics, directory.resolve("state"));
            cluster.setUp(topics);
            List<Fed> fed = FedCompany.of(cluster, topics);
            StateDump earlier = null;
            for (int phase = 1; phase <= FedCompany.DONE; phase++) {
                int now = phase;
                earlier = now == FedCompany.DONE ? StateDump.of(cluster, topics) : null;
                pipeline.run(
                        fed.stream().filter(record -> record.phase() == now).toList());
            }
            return StateDump.of(cluster, topics).withMetricsOf(earlier, version, fed);
        }
    }
}
