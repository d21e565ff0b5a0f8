package dev.tidewatch.stream;

import dev.tidewatch.avro.input.Incoming;
import java.time.Instant;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.streams.processor.TimestampExtractor;

/**
 * Control messages are the pipeline's own: their instant holds, also one that lies ahead, so that the clock overtakes no event.
 * What moves no clock waits for no event either.
 */
final class ControlTime implements TimestampExtractor {

    @Override
    public long extract(ConsumerRecord<Object, Object> record, long partitionTime) {
        Instant at = ((Incoming) record.value()).at();
        return at == null ? 0 : Math.max(0, at.toEpochMilli());
    }
}
