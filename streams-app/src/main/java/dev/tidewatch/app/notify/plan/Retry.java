package dev.tidewatch.app.notify.plan;

import java.time.Duration;

/**
 * Says how often delivery is tried again.
 *
 * @param first after the first failure; doubled with each further one
 * @param most it waits no longer than this
 * @param giveUpAfter so long after the first attempt a message goes to the dead letters
 */
public record Retry(Duration first, Duration most, Duration giveUpAfter) {

    public static final Retry DEFAULT = new Retry(Duration.ofSeconds(1), Duration.ofMinutes(10), Duration.ofHours(24));

    /** After that many doublings any pause is the longest. */
    private static final int DOUBLINGS = 40;

    /**
     * The pause after so many failures in a row: between a half and the whole of the doubled pause, so that not all who wait come at
     * once.
     *
     * @param chance from 0 to 1
     */
    public Duration pause(int failures, double chance) {
        long whole =
                Math.min(most.toMillis(), scaled(first.toMillis(), Math.min(DOUBLINGS, Math.max(0, failures - 1))));
        return Duration.ofMillis(whole / 2 + (long) (chance * (whole - whole / 2)));
    }

    private static long scaled(long millis, int doublings) {
        return millis > Long.MAX_VALUE >> doublings ? Long.MAX_VALUE : millis << doublings;
    }
}
