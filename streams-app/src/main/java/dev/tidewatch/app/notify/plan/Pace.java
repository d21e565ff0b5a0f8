package dev.tidewatch.app.notify.plan;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Says when a destination is told.
 *
 * @param coalesce for so long an alert waits for its next revisions, of which only the newest is told; zero: each is
 * @param digest null if each alert is told by itself
 * @param quiet null if it may be told at any time
 */
public record Pace(
        Duration coalesce,
        @Nullable Digest digest,
        @Nullable QuietHours quiet) {

    /** True if only the newest revision of an alert is told. */
    public boolean newestOnly() {
        return digest != null || !coalesce.isZero();
    }
}
