package dev.tidewatch.domain.ledger;

import dev.tidewatch.domain.valuation.PlacedSnapshot;
import dev.tidewatch.domain.valuation.Valuation;
import java.time.Instant;
import java.util.List;

/** Finds where history may be cut at most, so that what a discount still takes off is known: only the snapshot says it that stated the discount. */
final class Carried {

    private Carried() {}

    /** The boundary, or an instant before it up to which something is carried across it. */
    static Instant settledBefore(Instant boundary, Ledger ledger, Valuation worth) {
        Instant settled = boundary;
        Valuation now = worth.by(ledger.terms().current());
        for (SubscriptionHistory history : ledger.subscriptions()) {
            if (mayCarry(history, ledger)) {
                Instant its = settledBefore(boundary, Course.of(history, now));
                settled = its.isBefore(settled) ? its : settled;
            }
        }
        return settled;
    }

    private static boolean mayCarry(SubscriptionHistory history, Ledger ledger) {
        int snapshots = history.retained().size() + (history.base() == null ? 0 : 1);
        return snapshots > 1
                && (history.statesDiscounts() || !ledger.terms().current().isEmpty());
    }

    /** The instant of the first of those in a row up to the boundary by which something is carried across it. */
    private static Instant settledBefore(Instant boundary, List<PlacedSnapshot> course) {
        int last = course.size() - 1;
        while (last >= 0 && !course.get(last).snapshot().occurredAt().isBefore(boundary)) {
            last--;
        }
        Instant until = last < 0 ? null : course.get(last).carriesUntil();
        if (until == null || until.isBefore(boundary)) {
            return boundary;
        }
        while (carriesTo(course.get(last - 1), course.get(last))) {
            last--;
        }
        return course.get(last).snapshot().occurredAt();
    }

    private static boolean carriesTo(PlacedSnapshot placed, PlacedSnapshot next) {
        Instant until = placed.carriesUntil();
        return until != null && until.isAfter(next.snapshot().occurredAt());
    }
}
