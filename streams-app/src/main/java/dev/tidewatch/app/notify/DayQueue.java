package dev.tidewatch.app.notify;

import dev.tidewatch.app.KafkaResult;
import dev.tidewatch.app.notify.message.DayMessage;
import dev.tidewatch.app.records.AcknowledgedSender;
import dev.tidewatch.app.records.CommittedRecords;
import dev.tidewatch.app.records.NotAcknowledged;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.TopicConfig;
import org.jspecify.annotations.Nullable;

/** Keeps the digests that were written in their topic: key is the destination, value the digest as it is sent. */
final class DayQueue implements AutoCloseable {

    /** Without the topic prefix. */
    static final String TOPIC = "notify-days";

    /** A broker keeps the offsets of a group that is gone for longer, so whoever begins anew finds nothing that was sent before. */
    private static final Duration KEPT = Duration.ofDays(5);

    private final String topic;
    private final Map<String, ?> kafka;
    private final AcknowledgedSender sender;

    private DayQueue(String topic, Map<String, ?> kafka) {
        this.topic = topic;
        this.kafka = kafka;
        this.sender = AcknowledgedSender.to(kafka);
    }

    /** Makes the topic if it is missing, of one partition, which one instance has. */
    static void create(Admin admin, String topic, short replicationFactor) {
        NewTopic made = new NewTopic(topic, 1, replicationFactor)
                .configs(Map.of(
                        TopicConfig.RETENTION_MS_CONFIG,
                        Long.toString(KEPT.toMillis()),
                        TopicConfig.SEGMENT_MS_CONFIG,
                        Long.toString(Duration.ofDays(1).toMillis())));
        KafkaResult.created(admin.createTopics(List.of(made)).all(), "create the topic " + topic);
    }

    static DayQueue in(String topic, Map<String, ?> kafka) {
        return new DayQueue(topic, kafka);
    }

    /** Returns the one that was written last for a destination; empty if there is none. */
    Optional<DayMessage> newest(String destination) {
        AtomicReference<@Nullable DayMessage> newest = new AtomicReference<>();
        try (CommittedRecords records = CommittedRecords.of(kafka)) {
            for (TopicPartition partition : records.partitions(topic)) {
                records.read(partition, record -> of(destination, record).ifPresent(newest::set));
            }
        }
        return Optional.ofNullable(newest.get());
    }

    /** Adds one; the broker has it when this returns. */
    void add(String destination, DayMessage message) throws NotAcknowledged {
        sender.send(
                List.of(new ProducerRecord<>(topic, destination.getBytes(StandardCharsets.UTF_8), message.bytes())));
    }

    /** Returns the digest of a record; empty if it is for another destination. */
    static Optional<DayMessage> of(String destination, ConsumerRecord<byte[], byte[]> record) {
        return record.key() != null
                        && record.value() != null
                        && new String(record.key(), StandardCharsets.UTF_8).equals(destination)
                ? DayMessage.of(record.value())
                : Optional.empty();
    }

    @Override
    public void close() {
        sender.close();
    }
}
