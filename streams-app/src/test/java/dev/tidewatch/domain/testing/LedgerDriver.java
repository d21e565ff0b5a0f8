package dev.tidewatch.domain.testing;

import static java.util.Objects.requireNonNull;

import dev.tidewatch.domain.Decision;
import dev.tidewatch.domain.fx.Rates;
import dev.tidewatch.domain.history.Answer;
import dev.tidewatch.domain.history.Booking;
import dev.tidewatch.domain.history.KeptHistory;
import dev.tidewatch.domain.ledger.Ledger;
import dev.tidewatch.domain.ledger.LedgerFold;
import dev.tidewatch.domain.ledger.Revised;
import dev.tidewatch.domain.ledger.movement.Correction;
import dev.tidewatch.domain.ledger.movement.Movement;
import dev.tidewatch.domain.ledger.movement.MovementKey;
import dev.tidewatch.domain.profile.LateEvents;
import dev.tidewatch.domain.profile.Profile;
import dev.tidewatch.domain.subscription.CustomerAttributes;
import dev.tidewatch.domain.subscription.Snapshot;
import dev.tidewatch.domain.terms.DiscountTerms;
import dev.tidewatch.domain.terms.KnownTerms;
import dev.tidewatch.domain.time.BusinessDays;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Drives one customer's ledger as a task does, and reads what it publishes as a consumer does. */
public final class LedgerDriver {

    private final Profile profile;
    private final LedgerFold fold;
    private final Booking booking;
    private final BusinessDays days;
    private final Map<String, Snapshot> accepted = new TreeMap<>();
    private final List<NaiveCustomer.Purchase> purchases = new ArrayList<>();
    private final List<NaiveCustomer.Answer> answers = new ArrayList<>();
    private final List<Correction> corrections = new ArrayList<>();
    private final SortedMap<MovementKey, Correction> newest = new TreeMap<>();
    private Ledger ledger = Ledger.EMPTY;
    private KeptHistory history = KeptHistory.EMPTY;
    private Instant clock = Ledger.BEGINNING;
    private Instant newestPaid = Ledger.BEGINNING;
    private Instant newestAnswer = Ledger.BEGINNING;

    public LedgerDriver(Profile profile) {
        this(profile, Rates.NONE);
    }

    public LedgerDriver(Profile profile, Rates rates) {
        this(profile, rates, KnownTerms.NONE);
    }

    public LedgerDriver(Profile profile, Rates rates, KnownTerms terms) {
        this.profile = profile;
        this.fold = new LedgerFold(profile, rates, terms);
        this.booking = new Booking(profile);
        this.days = new BusinessDays(profile.zone());
    }

    public static LedgerDriver aLedger() {
        return new LedgerDriver(Profile.TIDEWATCH);
    }

    public LedgerDriver with(Snapshot... snapshots) {
        for (Snapshot snapshot : snapshots) {
            accept(snapshot);
        }
        return this;
    }

    public Decision<Ledger, Revised> accept(Snapshot snapshot) {
        Decision<Ledger, Revised> decision = apply(fold.accept(ledger, snapshot, clock));
        if (decision.accepted()) {
            accepted.put(snapshot.eventId(), snapshot);
            clock = later(clock, snapshot.occurredAt());
        }
        return decision;
    }

    public Decision<Ledger, Revised> accept(CustomerAttributes attributes) {
        Decision<Ledger, Revised> decision = apply(fold.accept(ledger, attributes, clock));
        if (decision.accepted()) {
            clock = later(clock, attributes.occurredAt());
        }
        return decision;
    }

    public Decision<Ledger, Revised> advance(Instant now) {
        clock = later(clock, now);
        return apply(fold.advance(ledger, clock));
    }

    /** After a rate came. */
    public Decision<Ledger, Revised> revalue() {
        return apply(fold.revalue(ledger, clock));
    }

    /** Before the first event of a customer that has discounts. */
    public void begin(Collection<DiscountTerms> own) {
        ledger = fold.begin(own);
    }

    /** After terms came or were forgotten. */
    public Decision<Ledger, Revised> reprice(Collection<DiscountTerms> own) {
        return apply(fold.reprice(ledger, own, clock));
    }

    public Decision<Ledger, Revised> take(Arrival arrival) {
        Snapshot snapshot = arrival.snapshot();
        CustomerAttributes attributes = arrival.attributes();
        if (snapshot == null && attributes == null) {
            return advance(arrival.clock());
        }
        clock = later(clock, arrival.clock());
        return attributes == null ? accept(requireNonNull(snapshot)) : accept(attributes);
    }

    /** The task's clock passes without coming to this ledger. */
    public void passed(Instant now) {
        clock = later(clock, now);
    }

    public Ledger ledger() {
        return ledger;
    }

    public KeptHistory history() {
        return history;
    }

    /** After the metrics were told of it, as a task does. */
    public void released() {
        Instant lagging = Stream.of(newestPaid, newestAnswer)
                .filter(newest -> newest.isAfter(Ledger.BEGINNING))
                .map(newest -> newest.minus(profile.lateness()))
                .min(Comparator.naturalOrder())
                .orElse(Instant.MAX);
        history = history.released(KeptHistory.horizon(ledger.foldedBefore(), lagging), days);
    }

    /** Takes the payment of an invoice; nothing changes if that comes too late. */
    public void paid(Instant at) {
        if (LateEvents.tooLate(profile, newestPaid, at) != null) {
            return;
        }
        newestPaid = later(newestPaid, at);
        purchases.add(new NaiveCustomer.Purchase(at));
        history = history.with(
                history.current().with(history.current().purchases().with(days.of(at))));
    }

    /** Nothing changes if it comes too late. */
    public void answered(Answer answer) {
        if (LateEvents.tooLate(profile, newestAnswer, answer.at()) != null) {
            return;
        }
        newestAnswer = later(newestAnswer, answer.at());
        answers.add(new NaiveCustomer.Answer(
                NaiveCustomer.AnswerKind.valueOf(answer.survey().name()),
                answer.at(),
                answer.score(),
                answer.scaleMax()));
        history = history.with(history.current().with(answer, days));
    }

    /** Everything that is known of the customer at the end. */
    public NaiveCustomer.Told told() {
        return new NaiveCustomer.Told(published(), List.copyOf(accepted.values()), purchases, answers, ledger.clock());
    }

    /** Of the task; a refused event does not bring it to the ledger. */
    public Instant clock() {
        return clock;
    }

    /** The newest revision of each movement that is not voided, in order of key. */
    public List<Movement> published() {
        return newest.values().stream()
                .filter(correction -> !correction.voided())
                .map(Correction::movement)
                .toList();
    }

    /** Everything published so far, in order. */
    public List<Correction> corrections() {
        return List.copyOf(corrections);
    }

    private Decision<Ledger, Revised> apply(Decision<Ledger, Revised> decision) {
        ledger = decision.state();
        if (!decision.outputs().isNothing()) {
            history = history.revised(decision.outputs(), booking);
        }
        corrections.addAll(decision.outputs().corrections());
        decision.outputs()
                .corrections()
                .forEach(correction -> newest.put(correction.movement().key(), correction));
        return decision;
    }

    private static Instant later(Instant left, Instant right) {
        return left.isBefore(right) ? right : left;
    }
}
