package dev.tidewatch.domain.subscription;

/** Metered items are not recurring revenue. */
public enum UsageType {
    LICENSED,
    METERED
}
