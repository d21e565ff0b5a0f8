package dev.tidewatch.app.records;

import org.jspecify.annotations.Nullable;

/**
 * A record of an input partition, as it lies in the log.
 *
 * @param value the bytes it came as; null for a record without a value
 */
@SuppressWarnings("ArrayRecordComponent") // read once, never compared
public record LogRecord(long offset, byte @Nullable [] key, byte @Nullable [] value) {}
