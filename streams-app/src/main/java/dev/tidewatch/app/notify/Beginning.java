package dev.tidewatch.app.notify;

import dev.tidewatch.app.KafkaResult;
import dev.tidewatch.app.records.TopicTail;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.TopicPartition;

/** Commits, before the first record is read, where a destination begins that was never told of anything. */
final class Beginning {

    private final Admin admin;
    private final String topic;

    Beginning(Admin admin, String topic) {
        this.admin = admin;
        this.topic = topic;
    }

    /** Leaves a group alone that has begun. */
    void of(String group, TopicTail.From from) {
        Map<TopicPartition, OffsetAndMetadata> known = KafkaResult.of(
                admin.listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata(),
                "read the offsets of the group " + group);
        boolean begun = known.entrySet().stream()
                .anyMatch(entry -> entry.getKey().topic().equals(topic) && entry.getValue() != null);
        if (begun) {
            return;
        }
        OffsetSpec place = switch (from) {
            case BEGINNING -> OffsetSpec.earliest();
            case END -> OffsetSpec.latest();
        };
        Map<TopicPartition, OffsetAndMetadata> start = new HashMap<>();
        offsets(place).forEach((partition, offset) -> start.put(partition, new OffsetAndMetadata(offset)));
        KafkaResult.of(
                admin.alterConsumerGroupOffsets(group, start).all(), "commit where the group " + group + " begins");
    }

    /** The end of what is committed in each partition. */
    Map<TopicPartition, Long> ends() {
        return offsets(OffsetSpec.latest());
    }

    private Map<TopicPartition, Long> offsets(OffsetSpec place) {
        Map<TopicPartition, OffsetSpec> wanted = new HashMap<>();
        KafkaResult.of(admin.describeTopics(List.of(topic)).allTopicNames(), "describe the topic " + topic)
                .values()
                .forEach(described -> described
                        .partitions()
                        .forEach(partition -> wanted.put(new TopicPartition(topic, partition.partition()), place)));
        Map<TopicPartition, Long> offsets = new HashMap<>();
        KafkaResult.of(
                        admin.listOffsets(wanted, new ListOffsetsOptions(IsolationLevel.READ_COMMITTED))
                                .all(),
                        "read the offsets of " + topic)
                .forEach((partition, found) -> offsets.put(partition, found.offset()));
        return offsets;
    }
}
