package dev.tidewatch.app.notify.plan;

/**
 * Names a destination that is sent the digest of each day.
 *
 * @param yesterday when
 */
public record DayDestination(Destination destination, Yesterday yesterday) {}
