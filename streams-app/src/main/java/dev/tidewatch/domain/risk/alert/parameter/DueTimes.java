package dev.tidewatch.domain.risk.alert.parameter;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Alerts of each severity may be open for so long before somebody must have acted on them; zero is for ever. */
public record DueTimes(Duration low, Duration medium, Duration high, Duration critical) {

    /** The same for all. */
    public static DueTimes of(Duration all) {
        return new DueTimes(all, all, all, all);
    }

    /** Returns when it is due; null for never. */
    @Nullable
    public Instant at(Severity severity, Instant openedAt) {
        Duration within = switch (severity) {
            case LOW -> low;
            case MEDIUM -> medium;
            case HIGH -> high;
            case CRITICAL -> critical;
        };
        return within.isZero() ? null : openedAt.plus(within);
    }
}
