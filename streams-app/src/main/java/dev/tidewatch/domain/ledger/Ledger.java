package dev.tidewatch.domain.ledger;

import dev.tidewatch.domain.fx.RateUsed;
import dev.tidewatch.domain.ledger.movement.Bookings;
import dev.tidewatch.domain.ledger.movement.Revision;
import dev.tidewatch.domain.subscription.Snapshot;
import dev.tidewatch.domain.terms.DiscountTerms;
import dev.tidewatch.domain.terms.KnownTerms;
import dev.tidewatch.domain.terms.LedgerTerms;
import dev.tidewatch.domain.terms.TermsBook;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * One customer's subscriptions and what was published about them. Movements are not kept: {@link Trajectory} gives those
 * already published for {@code clock}, exactly as they were.
 *
 * @param foldedBefore what lies before this instant is folded into the bases; no movement spans it
 * @param newest the largest {@code occurredAt} accepted; null before the first event
 * @param clock due effects before this instant are published
 * @param nextDue the earliest due effect that is not; null if none is to come
 * @param hadMovement whether the folded history holds a movement, so that the next start is a REACTIVATION
 * @param subscriptions sorted by id
 * @param revisions sorted by key
 * @param bookings in other currencies than the reporting one
 * @param attributes the customer's own
 * @param terms of its discounts
 */
public record Ledger(
        Instant foldedBefore,
        @Nullable Instant newest,
        Instant clock,
        @Nullable Instant nextDue,
        boolean hadMovement,
        List<SubscriptionHistory> subscriptions,
        List<Revision> revisions,
        Bookings bookings,
        AttributeHistory attributes,
        LedgerTerms terms) {

    /** Before every instant an event can have. */
    public static final Instant BEGINNING = Instant.ofEpochMilli(Long.MIN_VALUE);

    public static final Ledger EMPTY = new Ledger(
            BEGINNING,
            null,
            BEGINNING,
            null,
            false,
            List.of(),
            List.of(),
            Bookings.NONE,
            AttributeHistory.NONE,
            LedgerTerms.NONE);

    public Ledger {
        subscriptions = List.copyOf(subscriptions);
        revisions = List.copyOf(revisions);
    }

    /** The retained snapshot with this event id; null if there is none. */
    public @Nullable Snapshot retained(String eventId) {
        for (SubscriptionHistory history : subscriptions) {
            for (Snapshot snapshot : history.retained()) {
                if (snapshot.eventId().equals(eventId)) {
                    return snapshot;
                }
            }
        }
        return null;
    }

    /** Returns what the published movements asked for, in order of time; empty where all is in the reporting currency. */
    public List<RateUsed> ratesUsed() {
        return bookings.ratesUsed();
    }

    /** Returns whether a due effect that is not published lies before the clock. */
    public boolean isDue(Instant instant) {
        return nextDue != null && nextDue.isBefore(instant);
    }

    public Ledger with(Snapshot snapshot) {
        String id = snapshot.subscriptionId();
        return withHistory(history(id).with(snapshot));
    }

    public Ledger without(Snapshot snapshot) {
        String id = snapshot.subscriptionId();
        return withHistory(history(id).without(snapshot));
    }

    public Ledger withNewest(Instant occurredAt) {
        Instant later = newest == null || newest.isBefore(occurredAt) ? occurredAt : newest;
        return new Ledger(
                foldedBefore,
                later,
                clock,
                nextDue,
                hadMovement,
                subscriptions,
                revisions,
                bookings,
                attributes,
                terms);
    }

    Ledger with(AttributeHistory changed) {
        return new Ledger(
                foldedBefore, newest, clock, nextDue, hadMovement, subscriptions, revisions, bookings, changed, terms);
    }

    /** With what is known now of the discounts that its snapshots name. */
    Ledger withTerms(KnownTerms known) {
        return withTerms(terms.current().own(), known);
    }

    /** With the customer's own discounts as they are now, and what is known of those that its snapshots name. */
    Ledger withTerms(Collection<DiscountTerms> own, KnownTerms known) {
        LedgerTerms changed = terms.with(TermsBook.of(termsNamed(), own, known));
        return changed.equals(terms)
                ? this
                : new Ledger(
                        foldedBefore,
                        newest,
                        clock,
                        nextDue,
                        hadMovement,
                        subscriptions,
                        revisions,
                        bookings,
                        attributes,
                        changed);
    }

    private Set<String> termsNamed() {
        Set<String> ids = new TreeSet<>();
        for (SubscriptionHistory history : subscriptions) {
            history.addTermsNamed(ids);
        }
        return ids;
    }

    private SubscriptionHistory history(String subscriptionId) {
        for (SubscriptionHistory history : subscriptions) {
            if (history.subscriptionId().equals(subscriptionId)) {
                return history;
            }
        }
        return SubscriptionHistory.empty(subscriptionId);
    }

    private Ledger withHistory(SubscriptionHistory changed) {
        List<SubscriptionHistory> histories = new ArrayList<>(subscriptions.size() + 1);
        for (SubscriptionHistory history : subscriptions) {
            if (!history.subscriptionId().equals(changed.subscriptionId())) {
                histories.add(history);
            }
        }
        if (!changed.isEmpty()) {
            histories.add(changed);
            histories.sort(Comparator.comparing(SubscriptionHistory::subscriptionId));
        }
        return new Ledger(
                foldedBefore, newest, clock, nextDue, hadMovement, histories, revisions, bookings, attributes, terms);
    }
}
