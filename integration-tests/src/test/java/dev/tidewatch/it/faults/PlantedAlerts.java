package dev.tidewatch.it.faults;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.tidewatch.it.Cluster;
import dev.tidewatch.output.RiskAlert;
import dev.tidewatch.stream.names.Topics;
import io.confluent.kafka.serializers.KafkaAvroDeserializer;
import io.confluent.kafka.serializers.KafkaAvroSerializer;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;

/** Changes what a pipeline that has stopped published of alerts; each method gives the line that {@code verify} must say. */
final class PlantedAlerts {

    private static final Map<String, Object> SERIALIZER = Map.of(
            "schema.registry.url",
            "mock://never-asked",
            "auto.register.schemas",
            false,
            "avro.remove.java.properties",
            true,
            "specific.avro.reader",
            true);

    private final Cluster cluster;
    private final Topics topics;
    private final List<ConsumerRecord<byte[], byte[]>> published;

    PlantedAlerts(Cluster cluster, Topics topics) {
        this.cluster = cluster;
        this.topics = topics;
        this.published = cluster.committed(topics.alerts());
    }

    /** The first of a partition is gone. */
    String removed(int partition) throws Exception {
        RiskAlert first = removeFirst(partition);
        return line(first, "", "nothing", outlook(first));
    }

    /** The first of a partition says another score, behind all others. */
    String changed(int partition) throws Exception {
        RiskAlert first = removeFirst(partition);
        RiskAlert other =
                RiskAlert.newBuilder(first).setSuggestedAction("Do nothing.").build();
        send(partition, other);
        return line(first, " suggestedAction", other.getSuggestedAction(), first.getSuggestedAction());
    }

    /** The last of a partition has another revision behind it. */
    String added(int partition) throws Exception {
        List<ConsumerRecord<byte[], byte[]>> all = of(partition);
        RiskAlert more = RiskAlert.newBuilder(decoded(all.get(all.size() - 1)))
                .setRevision(77)
                .build();
        send(partition, more);
        return line(more, "", outlook(more), "nothing");
    }

    private RiskAlert removeFirst(int partition) throws Exception {
        ConsumerRecord<byte[], byte[]> first = of(partition).get(0);
        deleteBefore(cluster, new TopicPartition(topics.alerts(), partition), first.offset() + 1);
        return decoded(first);
    }

    /** Forgets the beginning of a partition, as retention does. */
    static void deleteBefore(Cluster cluster, TopicPartition partition, long offset) throws Exception {
        cluster.admin()
                .deleteRecords(Map.of(partition, RecordsToDelete.beforeOffset(offset)))
                .all()
                .get();
    }

    private List<ConsumerRecord<byte[], byte[]>> of(int partition) {
        return published.stream()
                .filter(record -> record.partition() == partition)
                .toList();
    }

    private RiskAlert decoded(ConsumerRecord<byte[], byte[]> record) {
        try (KafkaAvroDeserializer avro = new KafkaAvroDeserializer(cluster.registry(), SERIALIZER)) {
            return (RiskAlert) avro.deserialize(record.topic(), record.value());
        }
    }

    private void send(int partition, RiskAlert alert) throws Exception {
        try (KafkaAvroSerializer avro = new KafkaAvroSerializer(cluster.registry(), SERIALIZER)) {
            cluster.sendBytes(List.of(new ProducerRecord<>(
                    topics.alerts(),
                    partition,
                    alert.getCustomerId().getBytes(UTF_8),
                    avro.serialize(topics.alerts(), alert))));
        }
    }

    private static String outlook(RiskAlert alert) {
        String score = alert.getScore() == null ? "" : alert.getScore().toPlainString();
        return alert.getState() + " " + alert.getSeverity() + " " + score;
    }

    private static String line(RiskAlert alert, String field, String published, String recomputed) {
        return "%s  %s  %s revision %d%s  published %s  recomputed %s"
                .formatted(
                        alert.getCustomerId(),
                        alert.getUpdatedAt().toString().substring(0, "2026-01-01".length()),
                        alert.getAlertId(),
                        alert.getRevision(),
                        field,
                        published,
                        recomputed);
    }
}
