package dev.tidewatch.domain.risk.alert.parameter;

/** Says how urgent an alert is: by the expected loss, or by MRR ({@link SeverityBands}). */
public enum Severity {
    LOW,
    MEDIUM,
    HIGH,
    CRITICAL
}
