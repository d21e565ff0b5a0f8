package dev.tidewatch.app.notify;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Letters that wait together: the revisions of one alert, or a digest. */
final class Held {

    /** The end of the digest's window; null if it is none. */
    final @Nullable Instant window;

    /** Tells two apart that are due at the same instant. */
    final long number;

    final Map<String, Delivery> deliveries = new LinkedHashMap<>();

    Instant due = Instant.MAX;
    /** The offset of the oldest of its deliveries: of those that are due at the same instant it goes first. */
    long offset;

    int failures;

    @Nullable
    Instant firstAttempt;

    Held(@Nullable Instant window, long number) {
        this.window = window;
        this.number = number;
    }

    Instant due() {
        return due;
    }

    long offset() {
        return offset;
    }

    long number() {
        return number;
    }

    Delivery oldest() {
        return deliveries.values().iterator().next();
    }

    void beginAnew() {
        failures = 0;
        firstAttempt = null;
    }
}
