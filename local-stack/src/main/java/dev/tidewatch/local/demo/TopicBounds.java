package dev.tidewatch.local.demo;

import dev.tidewatch.app.KafkaResult;
import dev.tidewatch.stream.names.Topics;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;

/**
 * Bounds how much of the demo's topics stays on the disk. Five years pass in an hour, and nothing reads the first of them again; movements all stay,
 * for they explain what is kept of the rows.
 */
final class TopicBounds {

    /** A log is deleted and compacted by whole segments; one takes the largest record. */
    static final int SEGMENT_BYTES = Topics.LARGEST_RECORD + (1 << 20);

    private static final int ROW_SEGMENT_BYTES = 4 << 20;
    private static final long BYTES = 8 << 20;
    private static final long BYTES_OF_ROWS = 48 << 20;
    private static final long BYTES_OF_COHORTS = 16 << 20;

    /** The rate for which these bytes are minutes. */
    private static final int USUAL_RATE = 100;

    private final Topics topics;
    private final int times;

    /** @param rate events a second: what is written is to be read by everyone long before it is deleted */
    TopicBounds(Topics topics, int rate) {
        this.topics = topics;
        this.times = 1 + rate / USUAL_RATE;
    }

    /** To be called when what was sent as history is read. */
    void apply(Admin admin) {
        Map<ConfigResource, Collection<AlterConfigOp>> changes = new HashMap<>();
        configs().forEach((topic, configs) -> {
            List<AlterConfigOp> operations = new ArrayList<>();
            configs.forEach((name, value) ->
                    operations.add(new AlterConfigOp(new ConfigEntry(name, value), AlterConfigOp.OpType.SET)));
            changes.put(new ConfigResource(ConfigResource.Type.TOPIC, topic), operations);
        });
        KafkaResult.of(admin.incrementalAlterConfigs(changes).all(), "bound the topics");
    }

    /** By topic. */
    Map<String, Map<String, String>> configs() {
        Map<String, Map<String, String>> configs = new HashMap<>();
        topics.events().forEach(topic -> configs.put(topic, bounded(SEGMENT_BYTES, BYTES)));
        for (String topic : List.of(topics.control(), topics.differences(), topics.alerts(), topics.deadLetters())) {
            configs.put(topic, bounded(SEGMENT_BYTES, BYTES));
        }
        configs.put(topics.metrics(), compacted(bounded(ROW_SEGMENT_BYTES, BYTES_OF_ROWS)));
        configs.put(topics.cohorts(), compacted(bounded(ROW_SEGMENT_BYTES, BYTES_OF_COHORTS)));
        configs.put(topics.outcomes(), compacted(bounded(ROW_SEGMENT_BYTES, BYTES)));
        configs.put(topics.health(), Map.of(TopicConfig.SEGMENT_BYTES_CONFIG, String.valueOf(ROW_SEGMENT_BYTES)));
        return configs;
    }

    private Map<String, String> bounded(int segment, long bytes) {
        return Map.of(
                TopicConfig.SEGMENT_BYTES_CONFIG,
                String.valueOf(segment),
                TopicConfig.RETENTION_BYTES_CONFIG,
                String.valueOf(bytes * times));
    }

    private static Map<String, String> compacted(Map<String, String> bounded) {
        Map<String, String> both = new HashMap<>(bounded);
        both.put(
                TopicConfig.CLEANUP_POLICY_CONFIG,
                TopicConfig.CLEANUP_POLICY_COMPACT + "," + TopicConfig.CLEANUP_POLICY_DELETE);
        return both;
    }
}
