package dev.tidewatch.domain.ledger;

import dev.tidewatch.domain.Rejected;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an event or the clock makes of a ledger.
 *
 * @param accepted the event's content now counts, or already did: it may move the clock
 * @param corrections to publish, in order of key
 * @param rejected why the arriving record goes to the dead letters; null if it does not
 */
public record Transition(
        Ledger ledger,
        boolean accepted,
        List<Correction> corrections,
        @Nullable Rejected rejected) {

    static Transition refused(Ledger ledger, Rejected rejected) {
        return new Transition(ledger, false, List.of(), rejected);
    }
}
