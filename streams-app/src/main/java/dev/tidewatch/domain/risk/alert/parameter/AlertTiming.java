package dev.tidewatch.domain.risk.alert.parameter;

import java.time.Duration;

/**
 * How long alerts wait.
 *
 * @param dwell HIGH without a break for so long before one is raised
 * @param due open for so long without an action before it escalates
 * @param coolDown after one was resolved none is raised for so long
 */
public record AlertTiming(Duration dwell, DueTimes due, Duration coolDown) {

    /** With one due time for all severities. */
    public AlertTiming(Duration dwell, Duration escalation, Duration coolDown) {
        this(dwell, DueTimes.of(escalation), coolDown);
    }
}
