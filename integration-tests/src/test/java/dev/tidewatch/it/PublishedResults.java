package dev.tidewatch.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidewatch.output.MrrMovement;
import dev.tidewatch.stream.names.Topics;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;

/** What a pipeline has published, held against what an undisturbed one did of the same input. */
public final class PublishedResults {

    private PublishedResults() {}

    /** Every metric row, dead letter and movement came once, and the same. */
    public static void assertEqual(Cluster cluster, Topics disturbed, Topics calm) {
        assertThat(rows(cluster, disturbed)).isEqualTo(rows(cluster, calm)).hasSizeGreaterThan(10_000);
        assertThat(deadLetters(cluster, disturbed))
                .isEqualTo(deadLetters(cluster, calm))
                .isNotEmpty();
        assertThat(difference(cluster.movements(disturbed), cluster.movements(calm)))
                .isEmpty();
    }

    /** Metric rows by key; one that was published twice is there twice. */
    private static Map<String, String> rows(Cluster cluster, Topics topics) {
        Map<String, String> rows = new TreeMap<>();
        for (ConsumerRecord<byte[], byte[]> row : cluster.committed(topics.metrics())) {
            String value = row.timestamp() + " " + Base64.getEncoder().encodeToString(row.value());
            rows.merge(new String(row.key(), StandardCharsets.UTF_8), value, (one, other) -> one + " and " + other);
        }
        return rows;
    }

    /** Which movements came not once, or not the same; empty if all did. */
    private static List<String> difference(List<MrrMovement> actual, List<MrrMovement> expected) {
        Map<String, List<MrrMovement>> actualById = byIdAndRevision(actual);
        Map<String, List<MrrMovement>> expectedById = byIdAndRevision(expected);
        assertThat(expectedById).hasSameSizeAs(expected).hasSizeGreaterThan(2_000);
        List<String> differences = new ArrayList<>();
        expectedById.forEach((id, once) -> {
            List<MrrMovement> records = actualById.getOrDefault(id, List.of());
            if (!records.equals(once)) {
                differences.add(id + ": " + records + " instead of " + once);
            }
        });
        actualById.forEach((id, records) -> {
            if (!expectedById.containsKey(id)) {
                differences.add(id + ": " + records + " instead of none");
            }
        });
        return differences.subList(0, Math.min(differences.size(), 5));
    }

    private static Map<String, List<MrrMovement>> byIdAndRevision(List<MrrMovement> movements) {
        Map<String, List<MrrMovement>> byId = new TreeMap<>();
        for (MrrMovement movement : movements) {
            movement.setPublishedAt(Instant.EPOCH);
            byId.computeIfAbsent(
                            movement.getMovementId() + " revision " + movement.getRevision(), id -> new ArrayList<>())
                    .add(movement);
        }
        return byId;
    }

    /** Reasons by place; a place that comes twice has two. */
    private static Map<String, String> deadLetters(Cluster cluster, Topics topics) {
        Map<String, String> letters = new TreeMap<>();
        for (ConsumerRecord<byte[], byte[]> letter : cluster.committed(topics.deadLetters())) {
            String source = header(letter, "__streams.errors.topic")
                    .substring(topics.prefix().length());
            String place = source + "-" + header(letter, "__streams.errors.partition") + "@"
                    + header(letter, "__streams.errors.offset");
            letters.merge(place, header(letter, "tidewatch.reason"), (one, other) -> one + " and " + other);
        }
        return letters;
    }

    private static String header(ConsumerRecord<byte[], byte[]> record, String name) {
        Header header = record.headers().lastHeader(name);
        return new String(header.value(), StandardCharsets.UTF_8);
    }
}
