package dev.tidewatch.app.jsonl;

import java.time.Instant;
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
        @Nullable String value) {}
