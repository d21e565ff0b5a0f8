package dev.tidewatch.domain.ledger;

import dev.tidewatch.domain.ledger.movement.Movement;
import dev.tidewatch.domain.profile.ChurnRecognition;
import dev.tidewatch.domain.profile.Profile;
import dev.tidewatch.domain.subscription.Snapshot;
import dev.tidewatch.domain.subscription.SubscriptionStatus;
import dev.tidewatch.domain.valuation.PlacedSnapshot;
import dev.tidewatch.domain.valuation.ScheduledEnds;
import dev.tidewatch.domain.valuation.Valuation;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * Forgets history that no acceptable event can change any more.
 *
 * <p>The boundary is {@code newest - lateness}, moved back to the start of the group whose window it cuts: so no group spans
 * it, and the base needs nothing but each subscription's newest snapshot, the start of its run of PAST_DUE, a trial that may
 * still change, what is booked, and the customer's newest attributes.
 */
final class Folding {

    private final Profile profile;
    private final Valuation worth;

    Folding(Profile profile, Valuation worth) {
        this.profile = profile;
        this.worth = worth;
    }

    /** Folds what can be; {@code reading} is what this ledger says. */
    Ledger fold(Ledger ledger, Reading reading) {
        Instant newest = ledger.newest();
        if (newest == null) {
            return ledger;
        }
        Instant horizon = newest.minus(profile.lateness());
        if (!horizon.isAfter(ledger.foldedBefore()) || !isDue(horizon, ledger)) {
            return ledger;
        }
        Instant boundary = boundary(horizon, ledger, reading);
        return boundary.isAfter(ledger.foldedBefore()) ? before(boundary, ledger, reading) : ledger;
    }

    private Ledger before(Instant boundary, Ledger ledger, Reading reading) {
        List<SubscriptionHistory> histories =
                new ArrayList<>(ledger.subscriptions().size());
        for (SubscriptionHistory history : ledger.subscriptions()) {
            SubscriptionHistory folded =
                    fold(history, boundary, worth.by(ledger.terms().current()));
            if (!folded.isEmpty()) {
                histories.add(folded);
            }
        }
        List<Movement> past = reading.before(boundary);
        return new Ledger(
                boundary,
                ledger.newest(),
                ledger.clock(),
                ledger.nextDue(),
                ledger.hadMovement() || !past.isEmpty(),
                histories,
                ledger.revisions().stream()
                        .filter(revision -> !revision.key().at().isBefore(boundary))
                        .toList(),
                ledger.bookings()
                        .folded(
                                past,
                                profile.reportingCurrency(),
                                reading.books().usedSince(boundary)),
                ledger.attributes().folded(boundary),
                ledger.terms().folded());
    }

    /** Returns whether there is anything to forget. */
    private static boolean isDue(Instant horizon, Ledger ledger) {
        if (!ledger.terms().current().isEmpty()) {
            return true; // Terms change what was folded from where it was folded on: never from longer ago than an
            // event could.
        }
        for (SubscriptionHistory history : ledger.subscriptions()) {
            if (history.retained().isEmpty()
                    || history.retained().get(0).occurredAt().isBefore(horizon)) {
                return true;
            }
        }
        return ledger.attributes().isDue(horizon);
    }

    /** As far back as the horizon, and nothing that may still change is cut. */
    private Instant boundary(Instant horizon, Ledger ledger, Reading reading) {
        Instant newest = Objects.requireNonNull(ledger.newest());
        Instant known = waiting(newest, outsideGroups(horizon, reading.groups()), reading.movements());
        Instant boundary = outsideGroups(waiting(newest, known, ledger), reading.groups());
        Instant settled = settled(boundary, ledger);
        while (settled.isBefore(boundary)) {
            boundary = outsideGroups(settled, reading.groups());
            settled = settled(boundary, ledger);
        }
        return boundary;
    }

    /** Moves the boundary to where nothing is open: a later snapshot may show that a {@code cancelAt} was no request, and only its own snapshot says how much a discount takes off. */
    private Instant settled(Instant boundary, Ledger ledger) {
        Instant settled = Carried.settledBefore(boundary, ledger, worth);
        if (profile.churnRecognition() == ChurnRecognition.REQUESTED) {
            for (SubscriptionHistory history : ledger.subscriptions()) {
                settled = earlier(settled, ScheduledEnds.settledBefore(Course.of(history), boundary));
            }
        }
        return settled;
    }

    private static Instant outsideGroups(Instant horizon, List<Group> groups) {
        for (Group group : groups) {
            if (group.start().isBefore(horizon) && group.holds(horizon)) {
                return group.start();
            }
        }
        return horizon;
    }

    /** A movement whose rate is missing stays correctable for a while. */
    private Instant waiting(Instant newest, Instant boundary, List<Movement> movements) {
        Instant given = newest.minus(profile.rates().patience());
        for (Movement movement : movements) {
            Instant at = movement.key().at();
            if (movement.lacksRate() && at.isBefore(boundary) && !at.isBefore(given)) {
                return at;
            }
        }
        return boundary;
    }

    /** A snapshot whose terms are missing stays correctable for as long. */
    private Instant waiting(Instant newest, Instant boundary, Ledger ledger) {
        Valuation now = worth.by(ledger.terms().current());
        if (!now.hasTerms()) {
            return boundary;
        }
        Instant given = newest.minus(profile.rates().patience());
        Instant earliest = boundary;
        for (SubscriptionHistory history : ledger.subscriptions()) {
            earliest = earlier(earliest, firstOpen(now.open(Course.of(history)), given, boundary));
        }
        return earliest;
    }

    /** Returns the instant of the first snapshot, none before {@code given}, of whose time before the boundary not all discounts are known. */
    private static Instant firstOpen(List<PlacedSnapshot> open, Instant given, Instant boundary) {
        for (int i = 0; i < open.size(); i++) {
            Instant at = open.get(i).snapshot().occurredAt();
            Instant next = i + 1 < open.size() ? open.get(i + 1).snapshot().occurredAt() : boundary;
            if (!at.isBefore(given) && open.get(i).isLowered(at, earlier(next, boundary))) {
                return at;
            }
        }
        return boundary;
    }

    private static SubscriptionHistory fold(SubscriptionHistory history, Instant boundary, Valuation worth) {
        PlacedSnapshot base = null;
        List<PlacedSnapshot> course = Course.of(history, worth);
        for (PlacedSnapshot placed : course) {
            boolean folded = placed.snapshot().occurredAt().isBefore(boundary);
            base = folded || (base == null && history.base() != null) ? placed : base;
        }
        List<Snapshot> left = history.retained().stream()
                .filter(snapshot -> !snapshot.occurredAt().isBefore(boundary))
                .toList();
        TrialRun trial = TrialRuns.folded(history, boundary, worth);
        if (base == null || isWorthNothingForGood(base, boundary)) {
            return new SubscriptionHistory(history.subscriptionId(), null, null, null, null, trial, left);
        }
        return new SubscriptionHistory(
                history.subscriptionId(),
                base.snapshot(),
                base.pastDueSince(),
                base.beganAt(),
                base.term(),
                trial,
                left);
    }

    /** A PAST_DUE snapshot stays, for the run that a later one may continue; and a phase, until the next one. */
    private static boolean isWorthNothingForGood(PlacedSnapshot base, Instant boundary) {
        Snapshot snapshot = base.snapshot();
        if (snapshot.status() == SubscriptionStatus.CANCELED) {
            return true;
        }
        Instant cancelAt = snapshot.cancelAt();
        return snapshot.status() != SubscriptionStatus.PAST_DUE
                && cancelAt != null
                && cancelAt.isBefore(boundary)
                && base.endsAt() != null;
    }

    private static Instant earlier(Instant left, Instant right) {
        return left.isBefore(right) ? left : right;
    }
}
