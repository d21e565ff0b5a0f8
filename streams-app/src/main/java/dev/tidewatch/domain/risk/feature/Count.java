package dev.tidewatch.domain.risk.feature;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Says how a number goes on by time alone: whole units since an instant, or up to one. Whoever asks where it passes a number need not look at
 * it with each unit.
 *
 * @param value now
 * @param isUp it counts since the instant; else it counts down to it, and is of something else after it
 */
public record Count(long value, Instant instant, Duration unit, boolean isUp) {

    private static final long MICROS = 1_000_000;

    /** Nobody waits for longer. */
    private static final Duration LONGEST = Duration.ofDays(36_500);

    static Count up(long value, Instant since, Duration unit) {
        return new Count(value, since, unit, true);
    }

    static Count down(long value, Instant until, Duration unit) {
        return new Count(value, until, unit, false);
    }

    /** Returns the next instant at which it stands otherwise to a number, in millionths: on the other side of it, or at it; null if there is none. */
    public @Nullable Instant passes(long micros) {
        long floor = Math.floorDiv(micros, MICROS);
        long ceiling = floor + (Math.floorMod(micros, MICROS) == 0 ? 0 : 1);
        return isUp ? risesTo(ceiling, floor + 1) : fallsTo(floor, ceiling - 1);
    }

    private @Nullable Instant risesTo(long first, long second) {
        long next = first > value ? first : second;
        boolean isNear = next > value && next <= LONGEST.dividedBy(unit);
        return isNear ? instant.plus(unit.multipliedBy(next)) : null;
    }

    private Instant fallsTo(long first, long second) {
        long next = first < value ? first : second;
        boolean isThere = next < value && next >= 0;
        return isThere ? instant.minus(unit.multipliedBy(next + 1)) : instant;
    }
}
