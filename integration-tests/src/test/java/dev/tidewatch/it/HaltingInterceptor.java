package dev.tidewatch.it;

import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.producer.ProducerInterceptor;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;

/**
 * Ends the process without warning at its n-th movement: when it is handed to the producer, or when the broker has it. Either
 * way in the middle of a transaction, wherever the clock of commits stands.
 */
public final class HaltingInterceptor implements ProducerInterceptor<Object, Object> {

    /** End of the name of the topic whose records count. */
    public static final String TOPIC = "it.halt.topic";

    public static final String HALT_AT_SENT = "it.halt.at.sent";
    public static final String HALT_AT_ACKNOWLEDGED = "it.halt.at.acknowledged";
    public static final int EXIT_CODE = 77;

    /** Over all producers of the process. */
    private static final AtomicInteger SENT = new AtomicInteger();

    private static final AtomicInteger ACKNOWLEDGED = new AtomicInteger();

    private String topic;
    private int haltAtSent;
    private int haltAtAcknowledged;

    @Override
    public void configure(Map<String, ?> config) {
        topic = (String) config.get(TOPIC);
        haltAtSent = number(config.get(HALT_AT_SENT));
        haltAtAcknowledged = number(config.get(HALT_AT_ACKNOWLEDGED));
    }

    @Override
    public ProducerRecord<Object, Object> onSend(ProducerRecord<Object, Object> record) {
        if (counts(record.topic()) && SENT.incrementAndGet() == haltAtSent) {
            Runtime.getRuntime().halt(EXIT_CODE);
        }
        return record;
    }

    @Override
    public void onAcknowledgement(RecordMetadata metadata, Exception failure) {
        if (failure == null && counts(metadata.topic()) && ACKNOWLEDGED.incrementAndGet() == haltAtAcknowledged) {
            Runtime.getRuntime().halt(EXIT_CODE);
        }
    }

    @Override
    public void close() {}

    private boolean counts(String name) {
        return topic != null && name.endsWith(topic);
    }

    private static int number(Object value) {
        return value == null ? 0 : Integer.parseInt(value.toString());
    }
}
