package dev.tidewatch.app.jsonl;

import dev.tidewatch.avro.json.RecordJson;
import java.time.Instant;
import org.apache.avro.generic.IndexedRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/**
 * One record of an output file.
 *
 * @param timestamp of the Kafka record
 * @param value JSON text on one line; null for a tombstone
 */
public record OutputLine(
        String topic,
        int partition,
        long offset,
        Instant timestamp,
        @Nullable String key,
        @Nullable String value) {

    public static OutputLine of(ConsumerRecord<String, ? extends IndexedRecord> consumed) {
        IndexedRecord value = consumed.value();
        return new OutputLine(
                consumed.topic(),
                consumed.partition(),
                consumed.offset(),
                Instant.ofEpochMilli(consumed.timestamp()),
                consumed.key(),
                value == null ? null : RecordJson.text(value));
    }
}
