package dev.tidewatch.domain.risk.score;

import java.time.Instant;

/**
 * Says when a customer is judged.
 *
 * @param at what comes of it is dated so
 * @param clock what is due before it has happened
 */
public record Moment(Instant at, Instant clock) {

    /** With an event, or now. */
    public static Moment of(Instant clock) {
        return new Moment(clock, clock);
    }

    /** Just after an effect that falls due; the clock passes an instant strictly. */
    public static Moment due(Instant at) {
        return new Moment(at, at.plusMillis(1));
    }
}
