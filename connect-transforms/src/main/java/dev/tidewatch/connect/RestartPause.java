package dev.tidewatch.connect;

import java.time.Duration;
import java.util.Collections;
import java.util.List;

/** Says when a connector that failed is restarted: after a second, and after twice as long as before if it fails again within a minute, up to a minute. */
final class RestartPause {

    private static final Duration SHORTEST = Duration.ofSeconds(1);
    private static final Duration LONGEST = Duration.ofMinutes(1);

    private Duration length = SHORTEST;
    private boolean pausing;
    private boolean restarted;
    private long since;

    /**
     * Begins a pause unless one has begun.
     *
     * @param now in nanoseconds of any clock
     */
    boolean begin(long now) {
        if (pausing) {
            return false;
        }
        boolean soon = restarted && now - since < LONGEST.toNanos();
        length = soon ? Collections.min(List.of(length.multipliedBy(2), LONGEST)) : SHORTEST;
        pausing = true;
        since = now;
        return true;
    }

    Duration length() {
        return length;
    }

    boolean isOver(long now) {
        return pausing && now - since >= length.toNanos();
    }

    /** It was restarted. */
    void end(long now) {
        pausing = false;
        restarted = true;
        since = now;
    }
}
