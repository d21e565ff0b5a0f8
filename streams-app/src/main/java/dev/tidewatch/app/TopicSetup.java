package dev.tidewatch.app;

import dev.tidewatch.stream.Topics;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.config.TopicConfig;

/** Creates the topics and checks those that exist: the inputs and the control topic must have one partition count. */
public final class TopicSetup {

    private final Admin admin;
    private final Topics topics;

    public TopicSetup(Admin admin, Topics topics) {
        this.admin = admin;
        this.topics = topics;
    }

    /** How topics are made. */
    public record Layout(int partitions, short replicationFactor, long retentionMs) {}

    /** Creates what is missing; the names of what it created. */
    public List<String> create(Layout layout) {
        Set<String> existing = KafkaResult.of(admin.listTopics().names(), "list the topics");
        List<NewTopic> missing = new ArrayList<>();
        for (String topic : names()) {
            if (!existing.contains(topic)) {
                missing.add(new NewTopic(topic, layout.partitions(), layout.replicationFactor())
                        .configs(Map.of(TopicConfig.RETENTION_MS_CONFIG, Long.toString(layout.retentionMs()))));
            }
        }
        KafkaResult.of(admin.createTopics(missing).all(), "create the topics");
        return missing.stream().map(NewTopic::name).toList();
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
     * The partition count that the inputs and the control topic share. Unequal counts would split a customer over tasks,
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
        partitions.keySet().retainAll(coPartitioned());
        if (Set.copyOf(partitions.values()).size() > 1) {
            throw new UserError("the input topics and the control topic must have one partition count, but have "
                    + partitions + "; recreate those that differ");
        }
        return partitions.values().iterator().next();
    }

    private List<String> names() {
        List<String> names = coPartitioned();
        topics.outputs().forEach(output -> names.add(output.name()));
        return names;
    }

    private List<String> coPartitioned() {
        List<String> names = new ArrayList<>();
        topics.inputs().forEach(input -> names.add(input.name()));
        names.add(topics.control());
        return names;
    }
}
