package dev.tidewatch.domain.risk.alert;

/** How urgent an alert is: by the expected loss, or by MRR ({@link SeverityBands}). */
public enum Severity {
    LOW,
    MEDIUM,
    HIGH,
    CRITICAL
}
