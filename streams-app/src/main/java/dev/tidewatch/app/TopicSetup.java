package dev.tidewatch.app;

import dev.tidewatch.stream.names.Topics;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.TopicConfig;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Creates the topics and checks those that exist: the events and the control topic must have one partition count. */
public final class TopicSetup {

    private static final Logger LOG = LoggerFactory.getLogger(TopicSetup.class);
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final int LOOK_MS = 20;
    private static final String A_WEEK = Long.toString(Duration.ofDays(7).toMillis());

    /** Every reader of all rows reads the segment that is written to, which is never compacted: not a gibibyte of it. */
    private static final String COMPACTED_SEGMENT = Integer.toString(16 << 20);

    /** Events may be years old, and what lies in the future goes to the dead letters; a broker would refuse it with its whole batch. */
    private static final String ANY = Long.toString(Long.MAX_VALUE);

    private final Admin admin;
    private final Topics topics;

    public TopicSetup(Admin admin, Topics topics) {
        this.admin = admin;
        this.topics = topics;
    }

    /** Says how topics are made. */
    public record Layout(int partitions, short replicationFactor, long retentionMs) {}

    /** Creates what is missing, ready to be written to; the names of what it created. */
    public List<String> create(Layout layout) {
        Set<String> existing = KafkaResult.of(admin.listTopics().names(), "list the topics");
        List<NewTopic> missing = new ArrayList<>();
        for (String topic : names()) {
            if (!existing.contains(topic)) {
                missing.add(newTopic(topic, layout));
            }
        }
        KafkaResult.of(admin.createTopics(missing).all(), "create the topics");
        awaitLeaders(missing);
        return missing.stream().map(NewTopic::name).toList();
    }

    private NewTopic newTopic(String topic, Layout layout) {
        int partitions = topic.equals(topics.differences()) ? 1 : layout.partitions();
        Map<String, String> configs = new HashMap<>(configs(topic, layout));
        configs.put(TopicConfig.MESSAGE_TIMESTAMP_BEFORE_MAX_MS_CONFIG, ANY);
        configs.put(TopicConfig.MESSAGE_TIMESTAMP_AFTER_MAX_MS_CONFIG, ANY);
        if (topics.inputs().stream().noneMatch(input -> input.name().equals(topic))) {
            configs.put(TopicConfig.MAX_MESSAGE_BYTES_CONFIG, Integer.toString(Topics.LARGEST_RECORD));
        }
        return new NewTopic(topic, partitions, layout.replicationFactor()).configs(configs);
    }

    private Map<String, String> configs(String topic, Layout layout) {
        if (topic.equals(topics.differences())) {
            // Read once; by the time of writing, because the events may be years old.
            return Map.of(
                    TopicConfig.MESSAGE_TIMESTAMP_TYPE_CONFIG,
                    "LogAppendTime",
                    TopicConfig.RETENTION_MS_CONFIG,
                    A_WEEK);
        }
        boolean compacted = Stream.concat(topics.inputs().stream(), topics.outputs().stream())
                .anyMatch(known -> known.compacted() && known.name().equals(topic));
        return compacted
                ? Map.of(
                        TopicConfig.CLEANUP_POLICY_CONFIG,
                        TopicConfig.CLEANUP_POLICY_COMPACT,
                        TopicConfig.SEGMENT_BYTES_CONFIG,
                        COMPACTED_SEGMENT)
                : Map.of(TopicConfig.RETENTION_MS_CONFIG, Long.toString(layout.retentionMs()));
    }

    /**
     * A broker may refuse a producer's first batch because it does not lead the new partition yet, and take the second, that
     * it was sent at once; from then on the first is out of sequence, however often it is sent.
     */
    private void awaitLeaders(List<NewTopic> created) {
        awaitKnown(created.stream().map(NewTopic::name).toList());
        Map<TopicPartition, OffsetSpec> partitions = new HashMap<>();
        for (NewTopic topic : created) {
            for (int partition = 0; partition < topic.numPartitions(); partition++) {
                partitions.put(new TopicPartition(topic.name(), partition), OffsetSpec.latest());
            }
        }
        KafkaResult.of(admin.listOffsets(partitions).all(), "reach the leaders of the topics created");
    }

    /** The controller, which creates topics, is ahead of the brokers. */
    private void awaitKnown(List<String> created) {
        long start = System.nanoTime();
        while (!partitions().keySet().containsAll(created)) {
            if (System.nanoTime() - start > PATIENCE.toNanos()) {
                throw new UserError("topics were created, but are not known to the brokers after "
                        + PATIENCE.toSeconds() + " s; missing: " + String.join(", ", missing()));
            }
            try {
                TimeUnit.MILLISECONDS.sleep(LOOK_MS);
            } catch (InterruptedException e) {
                throw KafkaResult.interrupted(e, "create the topics");
            }
        }
    }

    /** Partition count by topic; those that do not exist are left out. */
    public Map<String, Integer> partitions() {
        Map<String, Integer> partitions = new TreeMap<>();
        admin.describeTopics(names()).topicNameValues().forEach((topic, description) -> {
            String wish = "describe the topic " + topic;
            try {
                partitions.put(topic, description.get().partitions().size());
            } catch (ExecutionException e) {
                KafkaResult.exists(e, wish);
            } catch (InterruptedException e) {
                throw KafkaResult.interrupted(e, wish);
            }
        });
        return partitions;
    }

    /** The topics that do not exist. */
    public List<String> missing() {
        Map<String, Integer> existing = partitions();
        return names().stream().filter(name -> !existing.containsKey(name)).toList();
    }

    /**
     * The partition count that the inputs of events and the control topic share. Unequal counts would split a customer over tasks,
     * and Streams' Processor API does not notice.
     *
     * @throws UserError naming what is missing or differs
     */
    public int coPartitions() {
        Map<String, Integer> partitions = partitions();
        if (!partitions.keySet().containsAll(names())) {
            throw new UserError("these topics do not exist: " + String.join(", ", missing())
                    + "; create them with 'tidewatch topics --create'");
        }
        int ofDifferences = partitions.getOrDefault(topics.differences(), 0);
        if (ofDifferences != 1) {
            throw new UserError(topics.differences() + " must have one partition, but has " + ofDifferences
                    + "; delete it and create it with 'tidewatch topics --create'");
        }
        partitions.keySet().retainAll(coPartitioned());
        if (Set.copyOf(partitions.values()).size() > 1) {
            throw new UserError("the topics of events and the control topic must have one partition count, but have "
                    + partitions
                    + "; while they are empty, delete those that differ and create them with 'tidewatch topics"
                    + " --create'. A topic that has events loses them so: choose another tidewatch.topic.prefix and"
                    + " application id, and send all events again");
        }
        return partitions.values().iterator().next();
    }

    /** Logs which topics forget what reprocessing needs; they may have been made so on purpose. */
    public void warnOfRetention() {
        List<String> kept = names();
        kept.remove(topics.differences());
        TopicRetention.finite(admin, kept)
                .forEach((topic, limits) -> LOG.warn(
                        "{} forgets ({}): records keep the time of their event, and a broker deletes by it; set retention.ms=-1"
                                + " and retention.bytes=-1 to keep what reprocessing needs",
                        topic,
                        limits));
    }

    private List<String> names() {
        List<String> names = coPartitioned();
        names.add(topics.rates());
        names.add(topics.terms());
        names.add(topics.differences());
        topics.outputs().forEach(output -> names.add(output.name()));
        return names;
    }

    private List<String> coPartitioned() {
        List<String> names = new ArrayList<>(topics.events());
        names.add(topics.control());
        return names;
    }
}
