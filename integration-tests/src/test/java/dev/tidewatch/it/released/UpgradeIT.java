package dev.tidewatch.it.released;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidewatch.it.Cluster;
import dev.tidewatch.local.LocalStack;
import dev.tidewatch.output.MrrMovement;
import dev.tidewatch.output.RetentionMetrics;
import dev.tidewatch.output.RiskAlert;
import dev.tidewatch.stream.names.Topics;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Today's build goes on from the state of the newest released version, and publishes what it would have if it had made that state. */
class UpgradeIT {

    private static final String NEWEST = "/released/0.1.0/state.jsonl.gz";

    @TempDir
    Path directory;

    /** The topics have the same names on both brokers: of events of one instant a task takes the one first whose topic Kafka Streams has first. */
    @Test
    void shouldGoOnFromTheNewestReleasedVersionAsIfItHadMadeItsState() throws Exception {
        StateFixture fixture = newest();
        Topics topics = StateFixture.APPLICATION;
        try (LocalStack old = LocalStack.in(directory.resolve("old"));
                LocalStack fresh = LocalStack.in(directory.resolve("fresh"));
                Cluster upgraded = new Cluster(old.bootstrapServers(), old.schemaRegistryUrl());
                Cluster unbroken = new Cluster(fresh.bootstrapServers(), fresh.schemaRegistryUrl())) {
            ReleasedPipeline going = new ReleasedPipeline(upgraded, topics, directory.resolve("upgraded"));
            going.load(fixture);
            for (int phase = fixture.phases() + 1; phase <= fixture.last(); phase++) {
                going.run(fixture.fed(phase));
            }

            unbroken.setUp(topics);
            ReleasedPipeline whole = new ReleasedPipeline(unbroken, topics, directory.resolve("unbroken"));
            for (int phase = 1; phase <= fixture.last(); phase++) {
                whole.run(fixture.fed(phase));
            }

            assertThat(movements(upgraded, topics))
                    .containsExactlyEntriesOf(movements(unbroken, topics))
                    .hasSizeGreaterThan(100);
            assertThat(alerts(upgraded, topics))
                    .containsExactlyEntriesOf(alerts(unbroken, topics))
                    .isNotEmpty();
            Map<String, RetentionMetrics> rows = rows(upgraded, topics);
            Map<String, RetentionMetrics> expected = rows(unbroken, topics);
            assertThat(rows.keySet()).isEqualTo(expected.keySet()).hasSizeGreaterThan(10_000);
            expected.forEach((key, row) -> assertThat(rows.get(key)).as(key).isEqualTo(row));
        }
    }

    private static StateFixture newest() throws Exception {
        try (InputStream file = UpgradeIT.class.getResourceAsStream(NEWEST)) {
            return FixtureFile.read(file);
        }
    }

    private static Map<String, List<MrrMovement>> movements(Cluster cluster, Topics topics) {
        Collection<MrrMovement> movements = cluster.movements(topics);
        movements.forEach(movement -> movement.setPublishedAt(Instant.EPOCH));
        return byId(movements, movement -> movement.getMovementId() + " " + movement.getRevision());
    }

    private static Map<String, List<RiskAlert>> alerts(Cluster cluster, Topics topics) {
        return byId(cluster.alerts(topics), alert -> alert.getAlertId() + " " + alert.getRevision());
    }

    /** One that was published twice is there twice. */
    private static <T> Map<String, List<T>> byId(Collection<T> records, Function<T, String> id) {
        Map<String, List<T>> byId = new TreeMap<>();
        for (T record : records) {
            byId.merge(id.apply(record), List.of(record), (one, other) -> List.of(one.get(0), other.get(0)));
        }
        return byId;
    }

    private static Map<String, RetentionMetrics> rows(Cluster cluster, Topics topics) {
        List<ConsumerRecord<byte[], byte[]>> records = cluster.committed(topics.metrics());
        List<RetentionMetrics> values = cluster.values(topics.metrics(), RetentionMetrics.class);
        Map<String, RetentionMetrics> newest = new TreeMap<>();
        for (int i = 0; i < records.size(); i++) {
            newest.put(new String(records.get(i).key(), StandardCharsets.UTF_8), values.get(i));
        }
        return newest;
    }
}
