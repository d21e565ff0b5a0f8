package dev.tidewatch.stream;

import dev.tidewatch.avro.input.Incoming;
import java.time.Instant;
import java.time.InstantSource;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.streams.processor.TimestampExtractor;

/**
 * The time by which Streams orders the partitions of a task. A record that has none, or one ahead of the wall clock, takes
 * its partition's: it must not hold back what is behind it, or the clock would pass that, and a negative time would be dropped
 * without a word.
 */
final class EventTime implements TimestampExtractor {

    private final InstantSource wallClock;

    EventTime(InstantSource wallClock) {
        this.wallClock = wallClock;
    }

    @Override
    public long extract(ConsumerRecord<Object, Object> record, long partitionTime) {
        Instant at = ((Incoming) record.value()).at();
        if (at == null || at.isAfter(wallClock.instant())) {
            return Math.max(0, partitionTime);
        }
        return Math.max(0, at.toEpochMilli());
    }
}
