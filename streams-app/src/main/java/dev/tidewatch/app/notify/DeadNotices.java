package dev.tidewatch.app.notify;

import dev.tidewatch.app.KafkaResult;
import dev.tidewatch.app.records.AcknowledgedSender;
import dev.tidewatch.app.records.DeadLetterJson;
import dev.tidewatch.app.records.NotAcknowledged;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.header.Header;

/** The topic of what could not be delivered: the alert's record as it was, and in headers to whom and why not. */
final class DeadNotices implements AutoCloseable {

    /** Without the topic prefix. Key and value of the alert's record; kept for 30 days. */
    static final String TOPIC = "notify-dead-letters";

    private static final String DESTINATION = "tidewatch.destination";
    private static final String UNDELIVERABLE = "UNDELIVERABLE";
    private static final Duration KEPT = Duration.ofDays(30);

    private final String topic;
    private final AcknowledgedSender sender;

    private DeadNotices(String topic, AcknowledgedSender sender) {
        this.topic = topic;
        this.sender = sender;
    }

    /** Makes the topic if it is missing. */
    static void create(Admin admin, String topic, short replicationFactor) {
        NewTopic made = new NewTopic(topic, 1, replicationFactor)
                .configs(Map.of(TopicConfig.RETENTION_MS_CONFIG, Long.toString(KEPT.toMillis())));
        KafkaResult.created(admin.createTopics(List.of(made)).all(), "create the topic " + topic);
    }

    static DeadNotices in(String topic, Map<String, ?> kafka) {
        return new DeadNotices(topic, AcknowledgedSender.to(kafka));
    }

    /** All of them are on the broker when it returns. */
    void add(String destination, List<Delivery> deliveries, String why) throws NotAcknowledged {
        sender.send(deliveries.stream()
                .map(delivery -> dead(destination, delivery.record(), why))
                .toList());
    }

    private ProducerRecord<byte[], byte[]> dead(String destination, ConsumerRecord<byte[], byte[]> record, String why) {
        ProducerRecord<byte[], byte[]> dead = new ProducerRecord<>(topic, record.key(), record.value());
        add(dead, DESTINATION, destination);
        add(dead, DeadLetterJson.REASON, UNDELIVERABLE);
        add(dead, DeadLetterJson.MESSAGE, why);
        add(dead, DeadLetterJson.SOURCE_TOPIC, record.topic());
        add(dead, DeadLetterJson.SOURCE_PARTITION, Integer.toString(record.partition()));
        add(dead, DeadLetterJson.SOURCE_OFFSET, Long.toString(record.offset()));
        return dead;
    }

    /** True if the record is a dead letter of this destination. */
    static boolean isOf(String destination, ConsumerRecord<byte[], byte[]> record) {
        Header header = record.headers().lastHeader(DESTINATION);
        return header != null && new String(header.value(), StandardCharsets.UTF_8).equals(destination);
    }

    @Override
    public void close() {
        sender.close();
    }

    private static void add(ProducerRecord<byte[], byte[]> record, String name, String value) {
        record.headers().add(name, value.getBytes(StandardCharsets.UTF_8));
    }
}
