package dev.tidewatch.domain.risk;

import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A feature's value.
 *
 * @param evidence what was seen, in one sentence; empty where nothing was
 * @param changesAt the instant at which time alone changes the value; null if it does not, or only day by day
 */
public record Reading(
        BigDecimal value, String evidence, @Nullable Instant changesAt) {

    static Reading of(long value, String evidence, @Nullable Instant changesAt) {
        return new Reading(BigDecimal.valueOf(value), evidence, changesAt);
    }

    static Reading truth(boolean holds, String evidence, @Nullable Instant changesAt) {
        return holds ? of(1, evidence, changesAt) : of(0, "", changesAt);
    }

    static Reading of(long value) {
        return of(value, "", null);
    }
}
