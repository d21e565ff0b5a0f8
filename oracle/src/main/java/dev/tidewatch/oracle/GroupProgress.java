package dev.tidewatch.oracle;

import dev.tidewatch.app.KafkaResult;
import dev.tidewatch.app.UserError;
import dev.tidewatch.stream.Topics;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

/**
 * How far the pipeline has come in what there is to read, at one moment.
 *
 * @param committed the next offset of each partition it reads
 * @param ends of the same partitions
 */
record GroupProgress(Map<TopicPartition, Long> committed, Map<TopicPartition, Long> ends) {

    /**
     * Without the topic of differences: something comes to it each second, whether events do or not.
     *
     * @throws UserError if the group has committed nothing
     */
    static GroupProgress of(Admin admin, Topics topics) {
        String group = topics.applicationId();
        Map<TopicPartition, OffsetAndMetadata> offsets = new HashMap<>(KafkaResult.of(
                admin.listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata(),
                "read the offsets of the consumer group " + group));
        offsets.keySet().removeIf(partition -> partition.topic().equals(topics.differences()));
        if (offsets.isEmpty()) {
            throw new UserError(
                    "the consumer group " + group + " has committed nothing; verify recomputes what a pipeline "
                            + "has processed: is tidewatch.application.id that of the pipeline?");
        }
        Map<TopicPartition, OffsetSpec> latest = offsets.keySet().stream()
                .collect(Collectors.toMap(partition -> partition, partition -> OffsetSpec.latest()));
        Map<TopicPartition, Long> ends = new HashMap<>();
        KafkaResult.of(admin.listOffsets(latest).all(), "read the ends of the topics")
                .forEach((partition, end) -> ends.put(partition, end.offset()));
        return new GroupProgress(
                offsets.entrySet().stream()
                        .collect(Collectors.toMap(
                                Map.Entry::getKey, entry -> entry.getValue().offset())),
                ends);
    }

    /** The next offset; 0 before the first commit. */
    long committed(TopicPartition partition) {
        return committed.getOrDefault(partition, 0L);
    }

    /** Records by topic that are there and not processed. */
    Map<String, Long> lag() {
        Map<String, Long> lag = new TreeMap<>();
        ends.forEach((partition, end) -> {
            long behind = end - committed(partition);
            if (behind > 0) {
                lag.merge(partition.topic(), behind, Long::sum);
            }
        });
        return lag;
    }

    /** Records by topic that were processed since. */
    Map<String, Long> since(GroupProgress earlier) {
        Map<String, Long> since = new TreeMap<>();
        committed.forEach((partition, offset) -> {
            long more = offset - earlier.committed(partition);
            if (more > 0) {
                since.merge(partition.topic(), more, Long::sum);
            }
        });
        return since;
    }
}
