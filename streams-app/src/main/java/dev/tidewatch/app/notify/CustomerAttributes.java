package dev.tidewatch.app.notify;

import dev.tidewatch.app.UserError;
import dev.tidewatch.app.records.TopicTail;
import dev.tidewatch.avro.bounded.BoundedAvroDeserializer;
import dev.tidewatch.output.CustomerHealth;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The attributes of each customer that routes ask for, from its newest row in {@code customer-health}: they are read before the
 * first alert is, and followed from then on. A row may be a moment behind an alert, or ahead of it.
 */
final class CustomerAttributes implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(CustomerAttributes.class);
    private static final long PATIENCE_MS = 2_000;

    private final Set<String> names;
    private final ConcurrentMap<String, Map<String, String>> byCustomer = new ConcurrentHashMap<>();
    private volatile boolean stopping;
    private @Nullable Thread thread;

    private CustomerAttributes(Set<String> names) {
        this.names = names;
    }

    /** Reads nothing, because no route asks. */
    static CustomerAttributes none() {
        return new CustomerAttributes(Set.of());
    }

    /**
     * Returns once all is read that there is.
     *
     * @param topic must exist
     */
    static CustomerAttributes follow(
            Map<String, ?> kafka, String topic, BoundedAvroDeserializer avro, Set<String> names) {
        CustomerAttributes attributes = new CustomerAttributes(names);
        TopicTail tail = TopicTail.of(kafka, topic, TopicTail.From.BEGINNING);
        try {
            while (!tail.hasReadAll()) {
                tail.next().forEach(record -> attributes.take(record, avro));
            }
        } catch (RuntimeException e) {
            tail.close();
            throw new UserError("cannot read " + topic + ", which routes by attributes need: " + e.getMessage(), e);
        }
        Thread thread = new Thread(() -> attributes.run(tail, avro), "notify attributes");
        thread.setDaemon(true);
        thread.start();
        attributes.thread = thread;
        LOG.info("Knows the attributes of {} customers", attributes.byCustomer.size());
        return attributes;
    }

    /** Empty of a customer that is not known, or of none. */
    Map<String, String> of(@Nullable String customer) {
        return customer == null ? Map.of() : byCustomer.getOrDefault(customer, Map.of());
    }

    @Override
    public void close() {
        stopping = true;
        if (thread != null) {
            try {
                thread.join(PATIENCE_MS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private void run(TopicTail tail, BoundedAvroDeserializer avro) {
        try (tail) {
            while (!stopping) {
                tail.next().forEach(record -> take(record, avro));
            }
        } catch (KafkaException e) {
            LOG.error("Attributes of customers are followed no further: {}", e.getMessage());
        }
    }

    /** A row that cannot be read leaves what is known of the customer. */
    private void take(ConsumerRecord<byte[], byte[]> record, BoundedAvroDeserializer avro) {
        String customer = new String(record.key(), StandardCharsets.UTF_8);
        if (record.value() == null) {
            byCustomer.remove(customer);
        } else if (avro.deserialize(record.topic(), record.value()) instanceof CustomerHealth health) {
            Map<String, String> asked = new HashMap<>(health.getAttributes());
            asked.keySet().retainAll(names);
            if (asked.isEmpty()) {
                byCustomer.remove(customer);
            } else {
                byCustomer.put(customer, Map.copyOf(asked));
            }
        }
    }
}
