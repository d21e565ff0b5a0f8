package dev.tidewatch.stream.clock;

import java.time.Instant;

/**
 * Holds what a task writes into its own partition of the control topic: once it is read back, the clock stands there.
 *
 * @param health whether customer health is published then
 */
public record Mark(Instant to, boolean health) {}
