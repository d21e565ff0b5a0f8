package dev.tidewatch.domain.valuation;

import java.time.Instant;

/** From {@code at} on a subscription counts {@code position}, until its next step or snapshot. */
public record ValuationStep(Instant at, Position position, Trigger trigger) {}
