package dev.tidewatch.oracle.material;

import dev.tidewatch.app.KafkaResult;
import dev.tidewatch.app.UserError;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.TopicPartition;

/**
 * Says how far the pipeline has come in what there is to read, at one moment.
 *
 * @param committed the next offset of each partition it reads
 * @param ends of the same partitions
 */
record GroupProgress(Map<TopicPartition, Long> committed, Map<TopicPartition, Long> ends) {

    /**
     * Reads the progress of a group in the partitions of these topics.
     *
     * @throws UserError if the group has committed nothing
     */
    static GroupProgress of(Admin admin, String group, Collection<String> topics) {
        Map<TopicPartition, OffsetAndMetadata> offsets = KafkaResult.of(
                admin.listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata(),
                "read the offsets of the consumer group " + group);
        if (offsets.isEmpty()) {
            throw new UserError(
                    "the consumer group " + group + " has committed nothing; verify recomputes what a pipeline "
                            + "has processed: is tidewatch.application.id that of the pipeline?");
        }
        Map<TopicPartition, Long> ends = ends(admin, topics);
        Map<TopicPartition, Long> committed = new HashMap<>();
        ends.keySet().forEach(partition -> {
            OffsetAndMetadata offset = offsets.get(partition);
            committed.put(partition, offset == null ? 0L : offset.offset());
        });
        return new GroupProgress(committed, ends);
    }

    /** What of an open transaction is there does not count: nobody can process it yet. */
    private static Map<TopicPartition, Long> ends(Admin admin, Collection<String> topics) {
        Map<TopicPartition, OffsetSpec> latest = new HashMap<>();
        KafkaResult.of(admin.describeTopics(topics).allTopicNames(), "read how the topics are partitioned")
                .forEach((topic, description) -> description
                        .partitions()
                        .forEach(partition ->
                                latest.put(new TopicPartition(topic, partition.partition()), OffsetSpec.latest())));
        ListOffsetsOptions committedOnly = new ListOffsetsOptions(IsolationLevel.READ_COMMITTED);
        Map<TopicPartition, Long> ends = new HashMap<>();
        KafkaResult.of(admin.listOffsets(latest, committedOnly).all(), "read the ends of the topics")
                .forEach((partition, end) -> ends.put(partition, end.offset()));
        return ends;
    }

    /** Without some topics. */
    GroupProgress without(Set<String> topics) {
        Map<TopicPartition, Long> less = new HashMap<>(committed);
        less.keySet().removeIf(partition -> topics.contains(partition.topic()));
        Map<TopicPartition, Long> lessEnds = new HashMap<>(ends);
        lessEnds.keySet().removeIf(partition -> topics.contains(partition.topic()));
        return new GroupProgress(less, lessEnds);
    }

    /** The next offset; 0 before the first commit. */
    long committed(TopicPartition partition) {
        return committed.getOrDefault(partition, 0L);
    }

    /** Records by topic that are there and not processed. */
    Map<String, Long> lag() {
        return behind(ends);
    }

    /** Records by topic that lie before some ends and are not processed. */
    Map<String, Long> behind(Map<TopicPartition, Long> others) {
        Map<String, Long> lag = new TreeMap<>();
        others.forEach((partition, end) -> {
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
