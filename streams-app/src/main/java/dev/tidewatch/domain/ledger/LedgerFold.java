package dev.tidewatch.domain.ledger;

import static dev.tidewatch.domain.time.Instants.earlier;
import static dev.tidewatch.domain.time.Instants.later;

import dev.tidewatch.domain.DeadLetterReason;
import dev.tidewatch.domain.Decision;
import dev.tidewatch.domain.Rejection;
import dev.tidewatch.domain.fx.Rates;
import dev.tidewatch.domain.profile.LateEvents;
import dev.tidewatch.domain.profile.Profile;
import dev.tidewatch.domain.subscription.CanonicalJson;
import dev.tidewatch.domain.subscription.CustomerAttributes;
import dev.tidewatch.domain.subscription.Snapshot;
import dev.tidewatch.domain.terms.DiscountTerms;
import dev.tidewatch.domain.terms.KnownTerms;
import dev.tidewatch.domain.valuation.Pricing;
import dev.tidewatch.domain.valuation.Valuation;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * One customer's ledger, event by event. For one clock, every admissible order of the same events, with any repetitions,
 * leaves the same movements; docs/formulas.md, "The law".
 */
public final class LedgerFold {

    private final Profile profile;
    private final Valuation worth;
    private final AmountLimit amountLimit;
    private final Folding folding;
    private final Rates rates;
    private final KnownTerms terms;

    /** Without any rate or terms. */
    public LedgerFold(Profile profile) {
        this(profile, Rates.NONE, KnownTerms.NONE);
    }

    /**
     * With what is looked up.
     *
     * @param rates as known at each call
     * @param terms as known at each call
     */
    public LedgerFold(Profile profile, Rates rates, KnownTerms terms) {
        this.profile = profile;
        this.rates = rates;
        this.terms = terms;
        this.worth = new Valuation(profile);
        this.folding = new Folding(profile, worth);
        this.amountLimit = new AmountLimit(new Pricing(profile));
    }

    /** Takes one snapshot in, or says why not; {@code clock} is the task's, the snapshot itself may lie ahead of it. */
    public Decision<Ledger, Revised> accept(Ledger ledger, Snapshot snapshot, Instant clock) {
        Rejection late = late(ledger, snapshot.occurredAt());
        if (late != null) {
            return Decision.refused(ledger, Revised.NOTHING, late);
        }
        Snapshot known = ledger.retained(snapshot.eventId());
        if (known != null && known.equals(snapshot)) {
            return advance(ledger, clock);
        }
        Rejection tooLarge = amountLimit.rejection(ledger, snapshot);
        if (tooLarge != null) {
            return Decision.refused(ledger, Revised.NOTHING, tooLarge);
        }
        if (known == null) {
            return insert(ledger, snapshot, clock);
        }
        return settleConflict(ledger, known, snapshot, clock);
    }

    /** Takes a customer's own attributes in, or says why not. */
    public Decision<Ledger, Revised> accept(Ledger ledger, CustomerAttributes attributes, Instant clock) {
        Rejection late = late(ledger, attributes);
        if (late != null) {
            return Decision.refused(ledger, Revised.NOTHING, late);
        }
        CustomerAttributes known = ledger.attributes().retained(attributes.eventId());
        if (known == null) {
            return insert(ledger, attributes, clock);
        }
        return known.equals(attributes) ? advance(ledger, clock) : settleConflict(ledger, known, attributes, clock);
    }

    /** Publishes the due effects that lie before {@code clock}. */
    public Decision<Ledger, Revised> advance(Ledger ledger, Instant clock) {
        Instant later = later(ledger.clock(), clock);
        if (!ledger.isDue(later)) {
            return Decision.of(withClock(ledger, later, ledger.nextDue()), Revised.NOTHING);
        }
        return revise(ledger, ledger, later);
    }

    /** Publishes what rates change that were not known when the ledger was published. */
    public Decision<Ledger, Revised> revalue(Ledger ledger, Instant clock) {
        return ledger.bookings().differFrom(rates)
                ? revise(ledger, ledger, later(ledger.clock(), clock))
                : Decision.of(ledger, Revised.NOTHING);
    }

    /**
     * Publishes what terms change that were not known, or were others, when the ledger was published.
     *
     * @param own the customer's own, as they are now
     */
    public Decision<Ledger, Revised> reprice(Ledger ledger, Collection<DiscountTerms> own, Instant clock) {
        Ledger repriced = ledger.withTerms(own, terms);
        return repriced.terms().equals(ledger.terms())
                ? Decision.of(ledger, Revised.NOTHING)
                : revise(ledger, repriced, later(ledger.clock(), clock));
    }

    /** A ledger of a customer that has discounts before its first event. */
    public Ledger begin(Collection<DiscountTerms> own) {
        return Ledger.EMPTY.withTerms(own, terms);
    }

    private Decision<Ledger, Revised> insert(Ledger ledger, Snapshot snapshot, Instant clock) {
        return change(
                ledger,
                before ->
                        before.with(snapshot).withNewest(snapshot.occurredAt()).withTerms(terms),
                later(clock, snapshot.occurredAt()));
    }

    private Decision<Ledger, Revised> insert(Ledger ledger, CustomerAttributes attributes, Instant clock) {
        return change(
                ledger,
                before -> {
                    AttributeHistory after = before.attributes().with(attributes);
                    Instant newest = after.newest();
                    return before.with(newest == null ? after : after.settled(newest.minus(profile.lateness())));
                },
                later(clock, attributes.occurredAt()));
    }

    /** The smaller canonical JSON stays, whichever came first; the arriving record goes to the dead letters either way. */
    private Decision<Ledger, Revised> settleConflict(Ledger ledger, Snapshot known, Snapshot arriving, Instant clock) {
        boolean replaces = CanonicalJson.of(arriving).compareTo(CanonicalJson.of(known)) < 0;
        Rejection conflict = conflict(arriving.eventId(), replaces);
        return replaces
                ? change(
                                ledger,
                                before -> before.without(known).with(arriving).withTerms(terms),
                                later(clock, arriving.occurredAt()))
                        .but(conflict)
                : Decision.refused(ledger, Revised.NOTHING, conflict);
    }

    private Decision<Ledger, Revised> settleConflict(
            Ledger ledger, CustomerAttributes known, CustomerAttributes arriving, Instant clock) {
        boolean replaces = CanonicalJson.of(arriving).compareTo(CanonicalJson.of(known)) < 0;
        Rejection conflict = conflict(arriving.eventId(), replaces);
        return replaces
                ? change(
                                ledger,
                                before -> before.with(
                                        before.attributes().without(known).with(arriving)),
                                later(clock, arriving.occurredAt()))
                        .but(conflict)
                : Decision.refused(ledger, Revised.NOTHING, conflict);
    }

    private static Rejection conflict(String eventId, boolean replaces) {
        return new Rejection(
                DeadLetterReason.CONFLICT,
                "event " + eventId + " came before with other content; the smaller in canonical JSON is kept",
                replaces ? Rejection.Kept.ARRIVING : Rejection.Kept.EARLIER);
    }

    private Decision<Ledger, Revised> change(Ledger ledger, UnaryOperator<Ledger> change, Instant clock) {
        Decision<Ledger, Revised> due = advance(ledger, clock);
        Ledger before = due.state();
        return due.then(revise(before, change.apply(before), clock), Revised::then);
    }

    private Decision<Ledger, Revised> revise(Ledger published, Ledger current, Instant clock) {
        Rates asPublished = published.bookings().asUsed();
        Reading was = read(published, trajectory(published, published.clock()), asPublished);
        Trajectory trajectory = trajectory(current, clock);
        Reading is = read(current, trajectory, rates);
        TrialRuns.Known trials =
                TrialRuns.of(current, clock, worth.by(current.terms().current()));
        Corrections corrections = new Corrections(published.revisions(), clock, profile);
        corrections.between(was.movements(), is.movements());
        Ledger settled = new Ledger(
                current.foldedBefore(),
                current.newest(),
                clock,
                earlier(trajectory.nextDue(), trials.nextEnd()),
                current.hadMovement(),
                current.subscriptions(),
                List.copyOf(corrections.revisions()),
                current.bookings().using(is.books().usedSince(current.foldedBefore())),
                current.attributes(),
                current.terms());
        boolean same = corrections.records().isEmpty() && trials.runs().equals(trialsOf(published));
        Revised revised = same
                ? Revised.NOTHING
                : new Revised(current.foldedBefore(), is.movements(), trials.runs(), corrections.records());
        return Decision.of(folding.fold(settled, is), revised);
    }

    private List<TrialRun> trialsOf(Ledger published) {
        return TrialRuns.of(
                        published, published.clock(), worth.by(published.terms().current()))
                .runs();
    }

    private Reading read(Ledger ledger, Trajectory trajectory, Rates known) {
        List<Group> groups = Grouping.of(trajectory, profile.grouping());
        Books books = new Books(profile, known, ledger.bookings().opening());
        return new Reading(groups, Movements.of(groups, ledger.hadMovement(), books), books);
    }

    private @Nullable Rejection late(Ledger ledger, Instant occurredAt) {
        Instant newest = ledger.newest();
        return newest == null ? null : LateEvents.tooLate(profile, newest, occurredAt);
    }

    /** What lies before the lateness of subscription events may be folded. */
    private @Nullable Rejection late(Ledger ledger, CustomerAttributes attributes) {
        Instant newest = ledger.attributes().newest();
        Rejection late = newest == null ? null : LateEvents.tooLate(profile, newest, attributes.occurredAt());
        return late == null ? late(ledger, attributes.occurredAt()) : late;
    }

    private Trajectory trajectory(Ledger ledger, Instant clock) {
        return Trajectory.of(ledger, clock, worth);
    }

    private static Ledger withClock(Ledger ledger, Instant clock, @Nullable Instant nextDue) {
        return new Ledger(
                ledger.foldedBefore(),
                ledger.newest(),
                clock,
                nextDue,
                ledger.hadMovement(),
                ledger.subscriptions(),
                ledger.revisions(),
                ledger.bookings(),
                ledger.attributes(),
                ledger.terms());
    }
}
