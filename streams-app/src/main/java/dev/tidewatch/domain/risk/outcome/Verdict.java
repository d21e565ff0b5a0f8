package dev.tidewatch.domain.risk.outcome;

import dev.tidewatch.domain.history.MrrHistory;
import dev.tidewatch.domain.ledger.movement.MovementKind;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An outcome at a clock.
 *
 * @param due time alone changes it just after this instant; null if it does not
 */
record Verdict(Outcome outcome, @Nullable Instant due) {

    /** Decides by the MRR as it stands. */
    static Verdict at(Warning warning, OutcomePolicy policy, MrrHistory mrr, Instant clock) {
        return switch (warning.kind()) {
            case AT_RISK -> Losses.of(warning, policy, mrr, clock);
            case WIN_BACK -> Gains.of(warning, MovementKind.REACTIVATION, Result.REACTIVATED, mrr, clock);
            case UPSELL -> Gains.of(warning, MovementKind.EXPANSION, Result.EXPANDED, mrr, clock);
        };
    }

    static Verdict open(Warning warning, Instant due) {
        return new Verdict(Outcome.open(warning), due);
    }

    static Verdict of(Warning warning, Result result, Instant at, @Nullable Long mrrLost) {
        return new Verdict(new Outcome(warning, result, at, mrrLost), null);
    }

    /** Nothing came so far. */
    static Verdict quiet(Warning warning, Instant clock) {
        Instant end = warning.horizonEndsAt();
        return end.isBefore(clock) ? of(warning, Result.KEPT, end, null) : open(warning, end);
    }
}
