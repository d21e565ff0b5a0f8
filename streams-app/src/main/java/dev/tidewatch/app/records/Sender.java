package dev.tidewatch.app.records;

import dev.tidewatch.app.UserError;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.InvalidRecordException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/** Sends without waiting for each record; nothing that the broker refused stays unnoticed past {@link #flush()}. */
public final class Sender implements AutoCloseable {

    private static final int LINGER_MS = 20;
    private static final int BATCH_BYTES = 1 << 17;

    /** Kafka's client says this of the other records of a batch in which one was refused. */
    private static final String BESIDE_ANOTHER = "Failed to append record because it was part of a batch";

    private final Producer<byte[], byte[]> producer;
    private final AtomicLong published = new AtomicLong();
    private final AtomicReference<@Nullable UserError> refused = new AtomicReference<>();

    private Sender(Producer<byte[], byte[]> producer) {
        this.producer = producer;
    }

    /**
     * Nothing is lost or repeated while it lives: the broker acknowledges from all replicas and knows a retry.
     *
     * @param kafka settings without the {@code kafka.} prefix
     */
    public static Sender to(Map<String, ?> kafka) {
        Map<String, Object> config = new HashMap<>();
        config.put(ProducerConfig.LINGER_MS_CONFIG, LINGER_MS);
        config.put(ProducerConfig.BATCH_SIZE_CONFIG, BATCH_BYTES);
        config.putAll(kafka);
        config.put(ProducerConfig.ACKS_CONFIG, "all");
        config.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        return new Sender(new KafkaProducer<>(config, new ByteArraySerializer(), new ByteArraySerializer()));
    }

    /**
     * Queues the record.
     *
     * @param place where the record stands, for a message about it; such as {@code events.jsonl:12}
     * @throws UserError if the broker has refused one by now
     */
    @SuppressWarnings("FutureReturnValueIgnored") // the callback keeps what went wrong
    public void send(ProducerRecord<byte[], byte[]> record, String place) {
        throwRefused();
        producer.send(record, (metadata, failure) -> {
            if (failure == null) {
                published.incrementAndGet();
            } else if (!isBesideAnother(failure)) {
                refused.compareAndSet(null, refusal(place, failure));
            }
        });
    }

    private static boolean isBesideAnother(Exception failure) {
        return failure instanceof InvalidRecordException
                && String.valueOf(failure.getMessage()).startsWith(BESIDE_ANOTHER);
    }

    private UserError refusal(String place, Exception failure) {
        return new UserError(
                place + ": the broker refused the record: " + failure.getMessage() + "; it took " + published.get()
                        + " before that, and none of those that came in one batch with it",
                failure);
    }

    /** All that was sent is on the broker when it returns. */
    public void flush() {
        producer.flush();
        throwRefused();
    }

    @Override
    public void close() {
        producer.close();
    }

    private void throwRefused() {
        UserError failure = refused.get();
        if (failure != null) {
            throw failure;
        }
    }
}
