package dev.tidewatch.domain.risk.alert;

import java.time.Duration;

/**
 * How long alerts wait.
 *
 * @param dwell HIGH without a break for so long before one is raised
 * @param escalation open for so long before it escalates
 * @param coolDown after one was resolved none is raised for so long
 */
public record AlertTiming(Duration dwell, Duration escalation, Duration coolDown) {}
