package dev.tidewatch.app.records;

import dev.tidewatch.app.UserError;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;

/** Sends without waiting for each record; nothing that the broker refused stays unnoticed past {@link #flush()}. */
public final class Sender implements AutoCloseable {

    private final Producer<byte[], byte[]> producer;
    private final AtomicReference<@Nullable UserError> refused = new AtomicReference<>();

    public Sender(Producer<byte[], byte[]> producer) {
        this.producer = producer;
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
            if (failure != null) {
                String problem = ": the broker refused the record: " + failure.getMessage();
                refused.compareAndSet(null, new UserError(place + problem, failure));
            }
        });
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
