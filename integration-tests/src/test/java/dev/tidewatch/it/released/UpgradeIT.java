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

    @Test
    void shouldGoOnFromTheNewestReleasedVersionAsIfItHadMadeItsState() throws Exception {
        try (LocalStack stack = LocalStack.in(directory.resolve("stack"));
                Cluster cluster = new Cluster(stack.bootstrapServers(), stack.schemaRegistryUrl())) {
            StateFixture fixture = newest();
            Topics upgraded = StateFixture.APPLICATION;
            ReleasedPipeline going = new ReleasedPipeline(cluster, upgraded, directory.resolve("upgraded"));
            going.load(fixture);
            for (int phase = fixture.phases() + 1; phase <= fixture.last(); phase++) {
                going.run(fixture.fed(phase));
            }

            Topics unbroken = new Topics("unbroken.", "unbroken");
            cluster.setUp(unbroken);
            ReleasedPipeline whole = new ReleasedPipeline(cluster, unbroken, directory.resolve("unbroken"));
            for (int phase = 1; phase <= fixture.last(); phase++) {
                whole.run(fixture.fed(phase));
            }

            assertThat(movements(cluster, upgraded))
                    .containsExactlyEntriesOf(movements(cluster, unbroken))
                    .hasSizeGreaterThan(100);
            assertThat(alerts(cluster, upgraded))
                    .containsExactlyEntriesOf(alerts(cluster, unbroken))
                    .isNotEmpty();
            Map<String, RetentionMetrics> rows = rows(cluster, upgraded);
            assertThat(rows.keySet())
                    .isEqualTo(rows(cluster, unbroken).keySet())
                    .hasSizeGreaterThan(10_000);
            rows(cluster, unbroken)
                    .forEach((key, row) -> assertThat(rows.get(key)).as(key).isEqualTo(row));
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

    /** Without words, the expected loss, the due time and the hold-out: each version has its own, and what 0.1.0 published stays as it said it. */
    private static Map<String, List<RiskAlert>> alerts(Cluster cluster, Topics topics) {
        Collection<RiskAlert> alerts = cluster.alerts(topics);
        alerts.forEach(alert -> {
            alert.setSentence(null);
            alert.setExpectedLoss(null);
            alert.setHeldOut(null);
            alert.setDueAt(null);
            alert.setSuggestedAction("");
            alert.getSignals().forEach(signal -> signal.setEvidence(""));
        });
        return byId(alerts, alert -> alert.getAlertId() + " " + alert.getRevision());
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
