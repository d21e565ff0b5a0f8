package dev.tidewatch.app.views.reading;

import java.time.Instant;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/** Keeps what is needed of one topic. Records are taken by one thread; any may ask. */
public interface View {

    /** The topic's name. */
    String topic();

    /** Keeps the record, whose key and value are there; null if it is about a customer that was forgotten. */
    @Nullable
    ViewEvent take(String key, ConsumerRecord<byte[], byte[]> record);

    /** The key no longer holds, since the instant of the record that says so. */
    void remove(String key, Instant since);
}
