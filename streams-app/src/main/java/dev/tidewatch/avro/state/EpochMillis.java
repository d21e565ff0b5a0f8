package dev.tidewatch.avro.state;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Instants as the private records keep them; null is null. */
final class EpochMillis {

    private EpochMillis() {}

    static @Nullable Long of(@Nullable Instant instant) {
        return instant == null ? null : instant.toEpochMilli();
    }

    static @Nullable Instant instant(@Nullable Long millis) {
        return millis == null ? null : Instant.ofEpochMilli(millis);
    }
}
