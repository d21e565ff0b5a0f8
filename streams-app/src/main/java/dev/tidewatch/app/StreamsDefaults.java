package dev.tidewatch.app;

import dev.tidewatch.stream.names.Topics;
import dev.tidewatch.stream.own.OwnRecords;
import dev.tidewatch.stream.store.StateBuffers;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.streams.StreamsConfig;

/** The Kafka Streams configuration this pipeline is made for; everything under {@code streams.} overrides it. */
final class StreamsDefaults {

    /** Changes of customers and task clocks wait here until they are committed. */
    private static final long CACHE_BYTES = 16 << 20;

    private static final int COMMIT_MS = 100;
    private static final int THREADS = 2;
    private static final int BATCH_BYTES = 1 << 17;

    /**
     * A transaction may last so long in place of 10 s: one record may touch all customers of a task, such as a rate of their currency, and all of that is one
     * transaction. One that the broker gives up is repeated, and would be given up again.
     */
    private static final int LONGEST_TRANSACTION_MS = 60_000;

    /** A client waits without an end in place of minutes: whoever gives up in the middle of a transaction has to begin anew when the brokers are back. */
    private static final int WHILE_NO_BROKER_ANSWERS = Integer.MAX_VALUE;

    /**
     * The first pause of a client is so long in place of 100 ms; each further one is twice as long, up to a second. Kafka Streams
     * 4.4 pauses once for each internal topic that it has created: 1.6 s of the first start.
     */
    private static final long FIRST_PAUSE_MS = 10;

    /** A member hears from its heartbeat that the partitions are shared out anew, and the others wait for it. */
    private static final int HEARTBEAT_MS = 500;

    /** What a customer is asked about is what the topics say of it. */
    private static final String COMMITTED = IsolationLevel.READ_COMMITTED.name();

    private StreamsDefaults() {}

    static Properties of(String applicationId, Map<String, ?> kafka, Map<String, ?> streams) {
        Map<String, Object> config = new HashMap<>();
        config.put(StreamsConfig.APPLICATION_ID_CONFIG, applicationId);
        config.put(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.EXACTLY_ONCE_V2);
        config.put(StreamsConfig.COMMIT_INTERVAL_MS_CONFIG, COMMIT_MS);
        config.put(StreamsConfig.NUM_STREAM_THREADS_CONFIG, THREADS);
        config.put(StreamsConfig.RETRY_BACKOFF_MS_CONFIG, FIRST_PAUSE_MS);
        config.put(StreamsConfig.STATESTORE_CACHE_MAX_BYTES_CONFIG, CACHE_BYTES);
        config.put(StreamsConfig.TRANSACTIONAL_STATE_STORES_CONFIG, true);
        config.put(StreamsConfig.ROCKSDB_CONFIG_SETTER_CLASS_CONFIG, StateBuffers.class);
        config.put(StreamsConfig.DEFAULT_INTERACTIVE_QUERY_ISOLATION_LEVEL_CONFIG, COMMITTED);
        config.put(StreamsConfig.consumerPrefix(ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG), HEARTBEAT_MS);
        config.put(StreamsConfig.ENSURE_EXPLICIT_INTERNAL_RESOURCE_NAMING_CONFIG, true);
        config.put(StreamsConfig.producerPrefix(ProducerConfig.BATCH_SIZE_CONFIG), BATCH_BYTES);
        config.put(StreamsConfig.producerPrefix(ProducerConfig.TRANSACTION_TIMEOUT_CONFIG), LONGEST_TRANSACTION_MS);
        config.put(StreamsConfig.producerPrefix(ProducerConfig.MAX_REQUEST_SIZE_CONFIG), Topics.LARGEST_RECORD);
        config.put(StreamsConfig.topicPrefix(TopicConfig.MAX_MESSAGE_BYTES_CONFIG), Topics.LARGEST_RECORD);
        config.put(StreamsConfig.DESERIALIZATION_EXCEPTION_HANDLER_CLASS_CONFIG, OwnRecords.Handler.class);
        waitForBrokers(config);
        config.putAll(kafka);
        config.putAll(streams);
        Properties properties = new Properties();
        properties.putAll(config);
        return properties;
    }

    /** The limits of what a producer waits for are those of how long a broker may be away. */
    private static void waitForBrokers(Map<String, Object> config) {
        config.put(StreamsConfig.TASK_TIMEOUT_MS_CONFIG, (long) WHILE_NO_BROKER_ANSWERS);
        config.put(StreamsConfig.producerPrefix(ProducerConfig.MAX_BLOCK_MS_CONFIG), (long) WHILE_NO_BROKER_ANSWERS);
        config.put(StreamsConfig.producerPrefix(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG), WHILE_NO_BROKER_ANSWERS);
    }
}
