package dev.tidewatch.it.released;

import static org.awaitility.Awaitility.await;

import dev.tidewatch.it.Cluster;
import dev.tidewatch.stream.names.Topics;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.TopicPartition;

/** When an application has read all that there is, of its inputs and of what it tells itself, and has committed what came of it. */
final class Standstill {

    private final Cluster cluster;
    private final Topics topics;

    private Standstill(Cluster cluster, Topics topics) {
        this.cluster = cluster;
        this.topics = topics;
    }

    static void awaitOf(Cluster cluster, Topics topics) {
        Standstill standstill = new Standstill(cluster, topics);
        await().atMost(Cluster.PATIENCE).until(standstill::isReached);
    }

    /** Offsets of the application, by partition; those that it has read nothing of are left out. */
    static Map<TopicPartition, OffsetAndMetadata> positions(Cluster cluster, Topics topics) throws Exception {
        Map<TopicPartition, OffsetAndMetadata> positions = new HashMap<>(cluster.admin()
                .listConsumerGroupOffsets(topics.applicationId())
                .partitionsToOffsetAndMetadata()
                .get());
        positions.values().removeIf(position -> position == null);
        return positions;
    }

    /** Nothing is appended between the first look and the last, and in between all of it is found read. */
    private boolean isReached() throws Exception {
        Map<TopicPartition, Long> ends = ends(IsolationLevel.READ_UNCOMMITTED);
        return ends.equals(ends(IsolationLevel.READ_COMMITTED))
                && isRead(ends)
                && ends.equals(ends(IsolationLevel.READ_UNCOMMITTED));
    }

    private boolean isRead(Map<TopicPartition, Long> ends) throws Exception {
        Map<TopicPartition, OffsetAndMetadata> positions = positions(cluster, topics);
        for (Map.Entry<TopicPartition, Long> end : ends.entrySet()) {
            OffsetAndMetadata position = positions.get(end.getKey());
            long read = position == null ? 0 : position.offset();
            if (read < end.getValue() && hasRecords(end.getKey(), read)) {
                return false;
            }
        }
        return true;
    }

    /** Marks of transactions are none. */
    private boolean hasRecords(TopicPartition partition, long from) {
        return !cluster.committed(partition, from).isEmpty();
    }

    private Map<TopicPartition, Long> ends(IsolationLevel isolation) throws Exception {
        List<String> names = new ArrayList<>(topics.events());
        names.addAll(List.of(topics.rates(), topics.terms(), topics.control(), topics.differences()));
        Map<TopicPartition, OffsetSpec> partitions = new HashMap<>();
        cluster.admin()
                .describeTopics(names)
                .allTopicNames()
                .get()
                .forEach((topic, description) -> description
                        .partitions()
                        .forEach(info ->
                                partitions.put(new TopicPartition(topic, info.partition()), OffsetSpec.latest())));
        Map<TopicPartition, Long> ends = new HashMap<>();
        cluster.admin()
                .listOffsets(partitions, new ListOffsetsOptions(isolation))
                .all()
                .get()
                .forEach((partition, end) -> ends.put(partition, end.offset()));
        return ends;
    }
}
