package dev.tidewatch.domain.risk.outcome;

import dev.tidewatch.domain.history.MrrEntry;
import dev.tidewatch.domain.history.MrrHistory;
import dev.tidewatch.domain.ledger.movement.MovementKind;
import java.time.Instant;

/** Looks for the movement that an alert hoped for. */
final class Gains {

    private Gains() {}

    static Verdict of(Warning warning, MovementKind hoped, Result result, MrrHistory mrr, Instant clock) {
        for (MrrEntry entry : mrr.entries()) {
            if (entry.kind() == hoped && warning.covers(entry.at())) {
                return Verdict.of(warning, result, entry.at(), null);
            }
        }
        return Verdict.quiet(warning, clock);
    }
}
