package dev.tidewatch.app.erase;

import dev.tidewatch.app.KafkaResult;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;

/**
 * Begins a new segment of a partition, because a broker deletes and compacts closed ones only: while segments have no duration,
 * the mark of a transaction that is given up rolls the log.
 */
final class SegmentRoll {

    /** Never committed; a compacted topic takes no record without a key. */
    private static final byte[] NOTHING = "purge".getBytes(StandardCharsets.UTF_8);

    private final Admin admin;
    private final Producer<byte[], byte[]> producer;

    SegmentRoll(Admin admin, Producer<byte[], byte[]> producer) {
        this.admin = admin;
        this.producer = producer;
    }

    @SuppressWarnings("FutureReturnValueIgnored") // the transaction is given up
    void roll(TopicPartition partition) {
        Map<String, String> settings = Map.of(TopicConfig.SEGMENT_MS_CONFIG, "1");
        Map<String, String> before = own(partition.topic());
        set(partition.topic(), settings);
        try {
            producer.beginTransaction();
            producer.send(new ProducerRecord<>(partition.topic(), partition.partition(), 0L, NOTHING, NOTHING));
            producer.flush();
            producer.abortTransaction();
        } finally {
            restore(partition.topic(), settings, before);
        }
    }

    /** The settings that the topic itself has. */
    Map<String, String> own(String topic) {
        Map<String, String> own = new HashMap<>();
        KafkaResult.of(admin.describeConfigs(List.of(resource(topic))).all(), "read the settings of " + topic)
                .values()
                .iterator()
                .next()
                .entries()
                .forEach(entry -> {
                    if (entry.source() == ConfigEntry.ConfigSource.DYNAMIC_TOPIC_CONFIG) {
                        own.put(entry.name(), entry.value());
                    }
                });
        return own;
    }

    void set(String topic, Map<String, String> settings) {
        List<AlterConfigOp> operations = new ArrayList<>();
        settings.forEach((name, value) ->
                operations.add(new AlterConfigOp(new ConfigEntry(name, value), AlterConfigOp.OpType.SET)));
        alter(topic, operations);
    }

    /** Takes settings back to what they were. */
    void restore(String topic, Map<String, String> settings, Map<String, String> before) {
        List<AlterConfigOp> operations = new ArrayList<>();
        for (String name : settings.keySet()) {
            String value = before.get(name);
            operations.add(
                    value == null
                            ? new AlterConfigOp(new ConfigEntry(name, ""), AlterConfigOp.OpType.DELETE)
                            : new AlterConfigOp(new ConfigEntry(name, value), AlterConfigOp.OpType.SET));
        }
        alter(topic, operations);
    }

    private void alter(String topic, List<AlterConfigOp> operations) {
        KafkaResult.of(
                admin.incrementalAlterConfigs(Map.of(resource(topic), operations))
                        .all(),
                "alter the settings of " + topic);
    }

    private static ConfigResource resource(String topic) {
        return new ConfigResource(ConfigResource.Type.TOPIC, topic);
    }
}
