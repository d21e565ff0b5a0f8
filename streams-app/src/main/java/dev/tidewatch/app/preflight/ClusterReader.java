package dev.tidewatch.app.preflight;

import dev.tidewatch.app.KafkaResult;
import dev.tidewatch.app.records.CommittedRecords;
import dev.tidewatch.stream.names.Topics;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;

/** Reads what the cluster has of an application. Other instances may be at work meanwhile. */
final class ClusterReader {

    private static final Duration POLL = Duration.ofMillis(200);

    private final Admin admin;
    private final Map<String, ?> kafka;
    private final Topics topics;
    private final Set<String> changelogs;

    /** @param changelogs of the topology's stores */
    ClusterReader(Admin admin, Map<String, ?> kafka, Topics topics, Set<String> changelogs) {
        this.admin = admin;
        this.kafka = kafka;
        this.topics = topics;
        this.changelogs = changelogs;
    }

    Set<String> existing() {
        return KafkaResult.of(admin.listTopics().names(), "list the topics");
    }

    /** The outputs are only looked into where there is no state. */
    Found read(Optional<Origin> origin, Set<String> existing) {
        Map<String, TopicDescription> described = describe(existing);
        Offsets offsets = offsets(described);
        boolean hasState = described.keySet().stream().anyMatch(changelogs::contains);
        Set<String> written = hasState ? Set.of() : written(described);
        // Another new instance may have begun meanwhile: its changelogs came before its offsets and results.
        Map<String, String> ids = new TreeMap<>();
        describe(existing())
                .forEach((topic, description) ->
                        ids.put(topic, description.topicId().toString()));
        return new Found(origin, offsets, ids, written);
    }

    /** Returns the largest record, in bytes, that each existing topic takes which the pipeline writes; a broker's default counts. */
    Map<String, Integer> largestRecords(Set<String> existing) {
        Set<String> written = new HashSet<>(changelogs);
        written.addAll(outputs());
        written.addAll(List.of(topics.control(), topics.differences()));
        written.retainAll(existing);
        List<ConfigResource> resources = written.stream()
                .map(topic -> new ConfigResource(ConfigResource.Type.TOPIC, topic))
                .toList();
        Map<String, Integer> largest = new HashMap<>();
        KafkaResult.of(admin.describeConfigs(resources).all(), "read how large a record the topics take")
                .forEach((topic, config) -> largest.put(
                        topic.name(),
                        Integer.valueOf(
                                config.get(TopicConfig.MAX_MESSAGE_BYTES_CONFIG).value())));
        return largest;
    }

    /** The committed offsets of the group. */
    Map<TopicPartition, Long> committed() {
        Map<TopicPartition, Long> committed = new HashMap<>();
        KafkaResult.of(
                        admin.listConsumerGroupOffsets(topics.applicationId()).partitionsToOffsetAndMetadata(),
                        "read the offsets of the consumer group " + topics.applicationId())
                .forEach((partition, offset) -> {
                    if (offset != null) {
                        committed.put(partition, offset.offset());
                    }
                });
        return committed;
    }

    /** The starts first and the ends last: the group goes on meanwhile, and is neither behind the ones nor beyond the others. */
    private Offsets offsets(Map<String, TopicDescription> described) {
        List<TopicPartition> partitions = partitions(described, sources());
        Map<TopicPartition, Long> starts = list(partitions, OffsetSpec.earliest());
        Map<TopicPartition, Long> committed = committed();
        committed.keySet().retainAll(partitions);
        return new Offsets(starts, committed, list(partitions, OffsetSpec.latest()));
    }

    private Map<TopicPartition, Long> list(List<TopicPartition> partitions, OffsetSpec spec) {
        Map<TopicPartition, OffsetSpec> wanted = new HashMap<>();
        partitions.forEach(partition -> wanted.put(partition, spec));
        Map<TopicPartition, ListOffsetsResultInfo> answer =
                KafkaResult.of(admin.listOffsets(wanted).all(), "read where the inputs begin and end");
        Map<TopicPartition, Long> offsets = new HashMap<>();
        answer.forEach((partition, info) -> offsets.put(partition, info.offset()));
        return offsets;
    }

    /** What aborted transactions left does not count. */
    private Set<String> written(Map<String, TopicDescription> described) {
        List<TopicPartition> partitions = partitions(described, outputs());
        Set<String> written = new HashSet<>();
        try (Consumer<byte[], byte[]> consumer = CommittedRecords.consumer(kafka)) {
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            while (ends.entrySet().stream()
                    .anyMatch(end -> !written.contains(end.getKey().topic())
                            && consumer.position(end.getKey()) < end.getValue())) {
                consumer.poll(POLL).partitions().forEach(partition -> written.add(partition.topic()));
            }
        }
        return written;
    }

    private Map<String, TopicDescription> describe(Set<String> existing) {
        Set<String> ours = new HashSet<>(changelogs);
        ours.addAll(sources());
        ours.addAll(outputs());
        ours.retainAll(existing);
        return KafkaResult.of(admin.describeTopics(ours).allTopicNames(), "describe the topics");
    }

    private List<String> sources() {
        List<String> sources = new ArrayList<>(topics.events());
        sources.add(topics.control());
        sources.add(topics.differences());
        return sources;
    }

    private List<String> outputs() {
        return topics.outputs().stream().map(Topics.Public::name).toList();
    }

    private static List<TopicPartition> partitions(Map<String, TopicDescription> described, Collection<String> of) {
        List<TopicPartition> partitions = new ArrayList<>();
        for (String topic : of) {
            TopicDescription description = described.get(topic);
            if (description != null) {
                description.partitions().forEach(info -> partitions.add(new TopicPartition(topic, info.partition())));
            }
        }
        return partitions;
    }

    /** Commits the offsets at which the group is to begin. */
    void begin(Map<TopicPartition, Long> beginnings) {
        Map<TopicPartition, OffsetAndMetadata> offsets = new HashMap<>();
        beginnings.forEach((partition, offset) -> offsets.put(partition, new OffsetAndMetadata(offset)));
        KafkaResult.of(
                admin.alterConsumerGroupOffsets(topics.applicationId(), offsets).all(),
                "write down where the consumer group " + topics.applicationId() + " begins");
    }
}
