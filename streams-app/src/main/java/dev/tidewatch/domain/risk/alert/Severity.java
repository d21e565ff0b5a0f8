package dev.tidewatch.domain.risk.alert;

/** How urgent an alert is: by the MRR at risk. */
public enum Severity {
    LOW,
    MEDIUM,
    HIGH,
    CRITICAL
}
