package dev.tidewatch.domain.ledger;

import dev.tidewatch.domain.Rejection;
import dev.tidewatch.domain.ledger.movement.Correction;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Holds what an event or the clock makes of a ledger.
 *
 * @param accepted the event's content now counts, or already did: it may move the clock
 * @param corrections to publish, in order of key
 * @param revised the movements and trials as they stand; null if none changed
 * @param rejected why the arriving record goes to the dead letters; null if it does not
 */
public record Transition(
        Ledger ledger,
        boolean accepted,
        List<Correction> corrections,
        @Nullable Revised revised,
        @Nullable Rejection rejected) {

    static Transition refused(Ledger ledger, Rejection rejected) {
        return new Transition(ledger, false, List.of(), null, rejected);
    }

    static Transition silent(Ledger ledger) {
        return new Transition(ledger, true, List.of(), null, null);
    }

    /** This and what came of it next. */
    Transition then(Transition next) {
        List<Correction> all = new ArrayList<>(corrections);
        all.addAll(next.corrections);
        Revised both = revised == null || next.revised == null
                ? (revised == null ? next.revised : revised)
                : revised.then(next.revised);
        return new Transition(next.ledger, next.accepted, all, both, next.rejected);
    }

    Transition but(Rejection conflict) {
        return new Transition(ledger, accepted, corrections, revised, conflict);
    }
}
