package dev.tidewatch.domain.ledger;

import dev.tidewatch.domain.Rejected;
import dev.tidewatch.domain.profile.Profile;
import dev.tidewatch.domain.subscription.CanonicalJson;
import dev.tidewatch.domain.subscription.Snapshot;
import dev.tidewatch.domain.worth.Pricing;
import dev.tidewatch.domain.worth.Worth;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One customer's ledger, event by event. For one clock, every admissible order of the same events, with any repetitions,
 * leaves the same movements; docs/formulas.md, "The law".
 */
public final class LedgerFold {

    private final Profile profile;
    private final Worth worth;
    private final AmountLimit amountLimit;

    public LedgerFold(Profile profile) {
        this.profile = profile;
        this.worth = new Worth(profile);
        this.amountLimit = new AmountLimit(new Pricing(profile));
    }

    /** Takes one snapshot in, or says why not; {@code clock} is the task's, the snapshot itself may lie ahead of it. */
    public Transition accept(Ledger ledger, Snapshot snapshot, Instant clock) {
        Rejected late = late(ledger, snapshot.occurredAt());
        if (late != null) {
            return Transition.refused(ledger, late);
        }
        Snapshot known = ledger.retained(snapshot.eventId());
        if (known != null && known.equals(snapshot)) {
            return advance(ledger, clock);
        }
        Rejected tooLarge = amountLimit.rejection(ledger, snapshot);
        if (tooLarge != null) {
            return Transition.refused(ledger, tooLarge);
        }
        if (known == null) {
            return insert(ledger, snapshot, clock);
        }
        return settleConflict(ledger, known, snapshot, clock);
    }

    /** Publishes the due effects that lie before {@code clock}. */
    public Transition advance(Ledger ledger, Instant clock) {
        Instant later = later(ledger.clock(), clock);
        if (!ledger.isDue(later)) {
            return Transition.silent(withClock(ledger, later, ledger.nextDue()));
        }
        return revise(ledger, ledger, later);
    }

    private Transition insert(Ledger ledger, Snapshot snapshot, Instant clock) {
        Instant later = later(clock, snapshot.occurredAt());
        Transition due = advance(ledger, later);
        Ledger before = due.ledger();
        Ledger after = before.with(snapshot).withNewest(snapshot.occurredAt());
        return due.then(revise(before, after, later));
    }

    /** The smaller canonical JSON stays, whichever came first; the arriving record goes to the dead letters either way. */
    private Transition settleConflict(Ledger ledger, Snapshot known, Snapshot arriving, Instant clock) {
        boolean replaces = CanonicalJson.of(arriving).compareTo(CanonicalJson.of(known)) < 0;
        Rejected conflict = new Rejected(
                Rejected.Reason.CONFLICT,
                "event " + arriving.eventId()
                        + " came before with other content; the smaller in canonical JSON is kept",
                replaces ? Rejected.Kept.ARRIVING : Rejected.Kept.EARLIER);
        if (!replaces) {
            return Transition.refused(ledger, conflict);
        }
        Instant later = later(clock, arriving.occurredAt());
        Transition due = advance(ledger, later);
        Ledger before = due.ledger();
        Ledger after = before.without(known).with(arriving);
        return due.then(revise(before, after, later)).but(conflict);
    }

    private Transition revise(Ledger published, Ledger current, Instant clock) {
        List<Movement> was = movements(published, groups(trajectory(published, published.clock())));
        Trajectory trajectory = trajectory(current, clock);
        List<Group> groups = groups(trajectory);
        List<Movement> is = movements(current, groups);
        Corrections corrections = new Corrections(published.revisions(), clock, profile.grouping());
        corrections.between(was, is);
        Ledger settled = new Ledger(
                current.foldedBefore(),
                current.newest(),
                clock,
                trajectory.nextDue(),
                current.hadMovement(),
                current.subscriptions(),
                List.copyOf(corrections.revisions()));
        Revised revised = corrections.records().isEmpty() ? null : new Revised(current.foldedBefore(), is);
        return new Transition(fold(settled, groups, is), true, corrections.records(), revised, null);
    }

    private Ledger fold(Ledger ledger, List<Group> groups, List<Movement> movements) {
        Instant newest = ledger.newest();
        if (newest == null) {
            return ledger;
        }
        Instant horizon = newest.minus(profile.lateness());
        return horizon.isAfter(ledger.foldedBefore()) && Folding.isDue(horizon, ledger)
                ? Folding.before(horizon, ledger, groups, movements)
                : ledger;
    }

    private @Nullable Rejected late(Ledger ledger, Instant occurredAt) {
        Instant newest = ledger.newest();
        return newest == null ? null : profile.late(newest, occurredAt);
    }

    private Trajectory trajectory(Ledger ledger, Instant clock) {
        return Trajectory.of(ledger, clock, worth);
    }

    private List<Group> groups(Trajectory trajectory) {
        return Grouping.of(trajectory, profile.grouping());
    }

    private List<Movement> movements(Ledger ledger, List<Group> groups) {
        return Movements.of(groups, ledger.hadMovement(), profile.reportingCurrency());
    }

    private static Ledger withClock(Ledger ledger, Instant clock, @Nullable Instant nextDue) {
        return new Ledger(
                ledger.foldedBefore(),
                ledger.newest(),
                clock,
                nextDue,
                ledger.hadMovement(),
                ledger.subscriptions(),
                ledger.revisions());
    }

    private static Instant later(Instant left, Instant right) {
        return left.isBefore(right) ? right : left;
    }
}
