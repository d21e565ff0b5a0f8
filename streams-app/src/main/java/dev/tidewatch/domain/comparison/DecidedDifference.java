package dev.tidewatch.domain.comparison;

/** A movement that two profiles state differently, and the settings that decide it. */
public record DecidedDifference(String customerId, MovementDifference difference, Rule rule) {}
