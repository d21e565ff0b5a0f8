package dev.tidewatch.domain.risk.outcome;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An alert and what became of the customer.
 *
 * @param at when it came, or the end of the horizon for KEPT; null for OPEN
 * @param mrrLost micros of the reporting currency, above 0; null where nothing was lost, or a rate is missing
 */
public record Outcome(
        Warning warning,
        Result result,
        @Nullable Instant at,
        @Nullable Long mrrLost) {

    static Outcome open(Warning warning) {
        return new Outcome(warning, Result.OPEN, null, null);
    }

    /** Whole days from the raising until it came; null for OPEN and KEPT. */
    public @Nullable Integer leadDays() {
        return at == null || result == Result.KEPT
                ? null
                : Math.toIntExact(Duration.between(warning.raisedAt(), at).toDays());
    }
}
