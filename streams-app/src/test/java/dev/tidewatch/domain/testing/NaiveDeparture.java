package dev.tidewatch.domain.testing;

import dev.tidewatch.domain.ledger.movement.Churn;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/**
 * One CHURN that took something from a segment.
 *
 * @param tenureDays from the day of the latest NEW or REACTIVATION before it to its own
 * @param byPlan micros that the segment lost, above 0, by plan
 */
record NaiveDeparture(@Nullable Churn churn, long tenureDays, SortedMap<String, Long> byPlan) {

    String kind() {
        return churn == null ? "UNKNOWN" : churn.kind().name();
    }

    String reason() {
        return churn == null || churn.reason() == null
                ? "UNKNOWN"
                : churn.reason().name();
    }

    long amount() {
        return byPlan.values().stream().reduce(0L, Math::addExact);
    }
}
