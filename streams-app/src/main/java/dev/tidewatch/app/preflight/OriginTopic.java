package dev.tidewatch.app.preflight;

import static java.util.Objects.requireNonNull;

import dev.tidewatch.app.KafkaResult;
import dev.tidewatch.app.UserError;
import dev.tidewatch.app.records.AcknowledgedSender;
import dev.tidewatch.app.records.CommittedRecords;
import dev.tidewatch.app.records.NotAcknowledged;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.TopicConfig;

/** Keeps the origins of one application, the newest last, in a topic: {@code <application>-origin}, one partition, for ever. */
final class OriginTopic {

    private static final String FOR_EVER = "-1";

    private final Admin admin;
    private final Map<String, ?> kafka;
    private final String name;

    OriginTopic(Admin admin, Map<String, ?> kafka, String applicationId) {
        this.admin = admin;
        this.kafka = kafka;
        this.name = name(applicationId);
    }

    static String name(String applicationId) {
        return applicationId + "-origin";
    }

    /** Returns the newest; empty for an application that was never begun. */
    Optional<Origin> newest(Set<String> existing) {
        List<byte[]> lines = lines(existing);
        return lines.isEmpty() ? Optional.empty() : Optional.of(Origin.of(lines.get(lines.size() - 1), name));
    }

    /** The oldest first. */
    List<Origin> all(Set<String> existing) {
        return lines(existing).stream().map(line -> Origin.of(line, name)).toList();
    }

    private List<byte[]> lines(Set<String> existing) {
        List<byte[]> lines = new ArrayList<>();
        if (existing.contains(name)) {
            try (CommittedRecords records = CommittedRecords.of(kafka)) {
                records.read(new TopicPartition(name, 0), origin -> lines.add(origin.value()));
            }
        }
        return lines;
    }

    /** Another instance may have created it a moment ago. */
    void create(Set<String> existing, short replicationFactor) {
        if (!existing.contains(name)) {
            NewTopic topic = new NewTopic(name, 1, replicationFactor)
                    .configs(Map.of(
                            TopicConfig.RETENTION_MS_CONFIG, FOR_EVER, TopicConfig.RETENTION_BYTES_CONFIG, FOR_EVER));
            KafkaResult.created(admin.createTopics(List.of(topic)).all(), "create the topic " + name);
        }
    }

    /** The cluster's own; a topic that is deleted and made again has another. */
    String id() {
        Map<String, TopicDescription> described =
                KafkaResult.of(admin.describeTopics(List.of(name)).allTopicNames(), "describe the topic " + name);
        return requireNonNull(described.get(name)).topicId().toString();
    }

    void append(Origin origin) {
        byte[] value = origin.json().getBytes(StandardCharsets.UTF_8);
        try (AcknowledgedSender sender = AcknowledgedSender.to(kafka)) {
            sender.send(List.of(new ProducerRecord<>(name, 0, null, value)));
        } catch (NotAcknowledged e) {
            throw new UserError("cannot write to " + name + ": " + e.getMessage(), e);
        }
    }
}
