package dev.tidewatch.avro.state.codec;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Instants as the private records keep them; null is null. */
public final class EpochMillis {

    private EpochMillis() {}

    public static @Nullable Long of(@Nullable Instant instant) {
        return instant == null ? null : instant.toEpochMilli();
    }

    public static @Nullable Instant instant(@Nullable Long millis) {
        return millis == null ? null : Instant.ofEpochMilli(millis);
    }
}
