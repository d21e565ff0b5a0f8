package dev.tidewatch.local.replay;

import dev.tidewatch.app.UserError;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.jspecify.annotations.Nullable;

/** Sends without waiting for each record; nothing that the broker refused stays unnoticed past {@link #flush()}. */
final class Sender implements AutoCloseable {

    private final Producer<byte[], byte[]> producer;
    private final AtomicReference<@Nullable Exception> refused = new AtomicReference<>();

    Sender(Producer<byte[], byte[]> producer) {
        this.producer = producer;
    }

    @SuppressWarnings("FutureReturnValueIgnored") // the callback keeps what went wrong
    void send(ProducerRecord<byte[], byte[]> record) {
        producer.send(record, this::answered);
    }

    /** All that was sent is on the broker when it returns. */
    void flush() {
        producer.flush();
        Exception failure = refused.get();
        if (failure != null) {
            throw new UserError("the broker refused a record: " + failure.getMessage(), failure);
        }
    }

    @Override
    public void close() {
        producer.close();
    }

    private void answered(RecordMetadata metadata, @Nullable Exception failure) {
        if (failure != null) {
            refused.compareAndSet(null, failure);
        }
    }
}
