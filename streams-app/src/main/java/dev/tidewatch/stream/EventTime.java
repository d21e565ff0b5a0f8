package dev.tidewatch.stream;

import dev.tidewatch.avro.Incoming;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.streams.processor.TimestampExtractor;

/**
 * The time by which Streams orders the partitions of a task. A record that has none, or one far ahead of the wall clock,
 * takes its partition's: it must not hold others back, and a negative time would be dropped without a word.
 */
final class EventTime implements TimestampExtractor {

    private final InstantSource wallClock;
    private final Duration skew;

    EventTime(InstantSource wallClock, Duration skew) {
        this.wallClock = wallClock;
        this.skew = skew;
    }

    @Override
    public long extract(ConsumerRecord<Object, Object> record, long partitionTime) {
        Instant at = ((Incoming) record.value()).at();
        if (at == null || at.isAfter(wallClock.instant().plus(skew))) {
            return Math.max(0, partitionTime);
        }
        return Math.max(0, at.toEpochMilli());
    }
}
