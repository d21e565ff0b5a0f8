package dev.tidewatch.domain.risk.alert;

import org.jspecify.annotations.Nullable;

/**
 * Severity by the MRR at risk, in micros of the reporting currency a month.
 *
 * @param mediumFrom below it LOW
 * @param highFrom the same for HIGH
 * @param criticalFrom the same for CRITICAL
 */
public record SeverityBands(long mediumFrom, long highFrom, long criticalFrom) {

    /** Unknown MRR is MEDIUM. */
    Severity of(@Nullable Long micros) {
        if (micros == null) {
            return Severity.MEDIUM;
        }
        if (micros >= criticalFrom) {
            return Severity.CRITICAL;
        }
        if (micros >= highFrom) {
            return Severity.HIGH;
        }
        return micros >= mediumFrom ? Severity.MEDIUM : Severity.LOW;
    }
}
