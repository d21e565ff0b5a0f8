package dev.tidewatch.domain.risk.score;

import dev.tidewatch.domain.history.MrrEntry;
import dev.tidewatch.domain.history.MrrHistory;
import dev.tidewatch.domain.history.MrrPosition;
import dev.tidewatch.domain.ledger.movement.MovementKind;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The churn by which a customer that pays nothing has left.
 *
 * @param micros of the reporting currency a month, up to it; null while a rate is missing
 */
public record Loss(Instant at, @Nullable Long micros) {

    /** The newest movement at a clock, if it is a churn; older ones than a window are not kept. */
    public static @Nullable Loss of(MrrHistory history, Instant clock) {
        MrrPosition before = history.opening().position();
        Loss loss = null;
        for (MrrEntry entry : history.entries()) {
            if (!entry.at().isAfter(clock)) {
                loss = entry.kind() == MovementKind.CHURN ? of(entry.at(), before) : null;
                before = entry.after();
            }
        }
        return loss;
    }

    private static Loss of(Instant at, MrrPosition lost) {
        return new Loss(at, lost.waiting().isEmpty() ? Long.valueOf(lost.booked()) : null);
    }
}
