package dev.tidewatch.app.inputs;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * One input topic at one moment.
 *
 * @param topic its name, with prefix
 * @param newest the largest timestamp of its records; empty while it has none
 * @param records that were ever written to it, transaction markers too
 * @param grewAt when it was last seen to get more; empty if it was not
 * @param staleAfter how old the newest record may be; empty where that says nothing about the source
 */
public record InputState(
        String topic, Optional<Instant> newest, long records, Optional<Instant> grewAt, Optional<Duration> staleAfter) {

    /** Old records that are being written are history that is on its way. */
    private static final Duration FILLING = Duration.ofMinutes(1);

    /** Returns whether it should have gone on: a topic that was never used is not missed, and one that is being filled is waited for. */
    public boolean isStale(Instant now) {
        boolean filling = grewAt.filter(at -> now.isBefore(at.plus(FILLING))).isPresent();
        return !filling
                && newest.flatMap(at -> staleAfter.map(at::plus))
                        .filter(now::isAfter)
                        .isPresent();
    }

    /** Returns how long ago its newest record is; empty while it has none. */
    public Optional<Duration> age(Instant now) {
        return newest.map(at -> Duration.between(at, now)).map(age -> age.isNegative() ? Duration.ZERO : age);
    }
}
