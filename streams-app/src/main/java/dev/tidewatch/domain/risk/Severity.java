package dev.tidewatch.domain.risk;

/** How urgent an alert is: by the MRR at risk. */
public enum Severity {
    LOW,
    MEDIUM,
    HIGH,
    CRITICAL
}
