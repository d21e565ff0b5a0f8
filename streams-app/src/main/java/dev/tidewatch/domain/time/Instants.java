package dev.tidewatch.domain.time;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Compares instants; null stands for one that never comes. */
public final class Instants {

    private Instants() {}

    /** Returns the earlier one. */
    public static @Nullable Instant earlier(@Nullable Instant one, @Nullable Instant other) {
        if (one == null || other == null) {
            return one == null ? other : one;
        }
        return other.isBefore(one) ? other : one;
    }

    /** Returns the later one of those that come. */
    public static Instant later(Instant one, @Nullable Instant other) {
        return other == null || other.isBefore(one) ? one : other;
    }
}
