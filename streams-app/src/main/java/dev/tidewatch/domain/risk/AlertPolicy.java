package dev.tidewatch.domain.risk;

import java.math.BigDecimal;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * When an alert is raised and resolved; docs/alerts.md, "Lifecycle".
 *
 * @param enter raised at this score and above
 * @param leave resolved below this score; at most {@code enter}
 * @param coolDown how long after it was resolved none is raised
 * @param mediumFrom micros of the reporting currency a month; below it the severity is LOW
 * @param highFrom the same for HIGH
 * @param criticalFrom the same for CRITICAL
 */
public record AlertPolicy(
        BigDecimal enter, BigDecimal leave, Duration coolDown, long mediumFrom, long highFrom, long criticalFrom) {

    /** The defaults. */
    public static final AlertPolicy TIDEWATCH = new AlertPolicy(
            BigDecimal.valueOf(50),
            BigDecimal.valueOf(35),
            Duration.ofDays(7),
            100_000_000,
            500_000_000,
            2_000_000_000);

    /** An open alert is published again when its score moved by this much since it was last. */
    static final BigDecimal RESTATED_AT = BigDecimal.TEN;

    public AlertPolicy {
        if (leave.compareTo(enter) > 0) {
            throw new IllegalArgumentException("leave must be at most enter, " + enter + ", not " + leave);
        }
    }

    /** Unknown MRR is MEDIUM. */
    Severity severity(@Nullable Long mrrMicros) {
        if (mrrMicros == null) {
            return Severity.MEDIUM;
        }
        if (mrrMicros >= criticalFrom) {
            return Severity.CRITICAL;
        }
        if (mrrMicros >= highFrom) {
            return Severity.HIGH;
        }
        return mrrMicros >= mediumFrom ? Severity.MEDIUM : Severity.LOW;
    }
}
