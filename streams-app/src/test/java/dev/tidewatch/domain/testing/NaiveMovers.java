package dev.tidewatch.domain.testing;

/** Customers with at least one movement of a kind in the window, however many they had. */
public record NaiveMovers(
        long expandedCustomers, long contractedCustomers, long churnedCustomers, long reactivatedCustomers) {}
