package dev.tidewatch.domain.worth;

import java.time.Instant;

/** From {@code at} on a subscription counts {@code position}, until its next step or snapshot. */
public record WorthStep(Instant at, Position position, Trigger trigger) {}
