package dev.tidewatch.domain.testing;

import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import dev.tidewatch.domain.fx.Price;
import dev.tidewatch.domain.fx.Rate;
import dev.tidewatch.domain.ledger.movement.Churn;
import dev.tidewatch.domain.ledger.movement.Movement;
import dev.tidewatch.domain.ledger.movement.MovementKey;
import dev.tidewatch.domain.ledger.movement.MovementKind;
import dev.tidewatch.domain.ledger.movement.MovementLine;
import dev.tidewatch.domain.profile.Profile;
import dev.tidewatch.domain.subscription.Cancellation;
import dev.tidewatch.domain.subscription.Snapshot;
import dev.tidewatch.domain.subscription.SubscriptionStatus;
import dev.tidewatch.domain.testing.NaiveDiscounts.UsedUp;
import dev.tidewatch.domain.valuation.Line;
import dev.tidewatch.domain.valuation.Trigger;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The batch function of the law: the movements of one customer from the set of accepted events and the clock, by reading the
 * whole position at every instant that may matter. Shares the value types with the product and none of its arithmetic.
 */
public final class NaiveLedger {

    private final Profile profile;
    private final List<Rate> rates;
    private final List<NaiveSubscription> subscriptions;
    private final NaiveAttributes attributes;

    public NaiveLedger(Profile profile, AcceptedEvents accepted, Instant clock) {
        this(profile, accepted, clock, List.of());
    }

    /** @param rates all that were ever published */
    public NaiveLedger(Profile profile, AcceptedEvents accepted, Instant clock, List<Rate> rates) {
        this(profile, accepted, clock, rates, NaiveTerms.NONE);
    }

    /**
     * With all that was ever published.
     *
     * @param terms of discounts
     */
    public NaiveLedger(Profile profile, AcceptedEvents accepted, Instant clock, List<Rate> rates, NaiveTerms terms) {
        this.profile = profile;
        this.rates = rates;
        this.attributes = new NaiveAttributes(accepted.attributes());
        Map<String, UsedUp> usedUp = new HashMap<>();
        accepted.snapshots()
                .forEach(snapshot -> usedUp.put(
                        snapshot.eventId(),
                        new UsedUp(terms.usedUp(snapshot), snapshot.discounts().isEmpty())));
        SortedMap<String, List<Snapshot>> byId = accepted.snapshots().stream()
                .map(terms::billed)
                .collect(groupingBy(Snapshot::subscriptionId, TreeMap::new, toList()));
        this.subscriptions = byId.entrySet().stream()
                .map(one -> new NaiveSubscription(
                        one.getKey(),
                        profile,
                        clock,
                        one.getValue(),
                        snapshot -> requireNonNull(usedUp.get(snapshot.eventId()))))
                .toList();
    }

    /** In the order of their keys. */
    public List<Movement> movements() {
        List<Movement> movements = new ArrayList<>();
        NaiveBooks books = new NaiveBooks(profile, rates);
        for (List<Change> group : groups()) {
            movements.addAll(legs(group, movements.isEmpty(), books));
        }
        return movements;
    }

    /** Micros by line after everything that shows. */
    public SortedMap<Line, Long> closing() {
        return position(Instant.MAX);
    }

    private List<List<Change>> groups() {
        List<List<Change>> groups = new ArrayList<>();
        Instant open = null;
        for (Change change : changes()) {
            if (open != null && change.at().isBefore(open.plus(profile.grouping()))) {
                groups.get(groups.size() - 1).add(change);
                continue;
            }
            groups.add(new ArrayList<>(List.of(change)));
            open = change.isStep() ? change.at() : null;
        }
        return groups;
    }

    private List<Change> changes() {
        SortedSet<Instant> instants = new TreeSet<>();
        subscriptions.forEach(subscription -> instants.addAll(subscription.instants()));
        instants.addAll(attributes.instants());
        List<Change> changes = new ArrayList<>();
        SortedMap<Line, Long> before = new TreeMap<>();
        for (Instant at : instants) {
            SortedMap<Line, Long> after = position(at);
            if (!after.equals(before)) {
                changes.add(new Change(at, before, after));
            }
            before = after;
        }
        return changes;
    }

    private SortedMap<Line, Long> position(Instant at) {
        SortedMap<Line, Long> position = new TreeMap<>();
        subscriptions.forEach(subscription -> position.putAll(attributes.over(subscription.linesFrom(at), at)));
        return position;
    }

    private List<Movement> legs(List<Change> group, boolean first, NaiveBooks books) {
        SortedMap<String, Long> amounts = new TreeMap<>();
        for (String currency : currencies(group)) {
            SortedMap<Line, Long> before = ofCurrency(group.get(0).before(), currency);
            SortedMap<Line, Long> after = ofCurrency(group.get(group.size() - 1).after(), currency);
            if (!before.equals(after)) {
                amounts.put(currency, books.book(currency, group.get(0).at(), sum(before), sum(after)));
            }
        }
        long total = amounts.values().stream()
                .mapToLong(amount -> amount == null ? 0 : amount)
                .sum();
        List<Movement> legs = new ArrayList<>();
        amounts.forEach((currency, amount) -> {
            long own = sum(ofCurrency(group.get(group.size() - 1).after(), currency))
                    - sum(ofCurrency(group.get(0).before(), currency));
            MovementKind kind = kind(group, amounts.size() == 1 ? own : total, first);
            Price price = own > 0 ? books.price(currency, group.get(0).at()) : null;
            legs.add(movement(group, currency, kind, new NaiveBooking(amount, price)));
        });
        return legs;
    }

    private record NaiveBooking(
            @Nullable Long amount, @Nullable Price price) {}

    private Movement movement(List<Change> group, String currency, MovementKind kind, NaiveBooking booking) {
        SortedMap<Line, Long> before = ofCurrency(group.get(0).before(), currency);
        SortedMap<Line, Long> after = ofCurrency(group.get(group.size() - 1).after(), currency);
        Set<Trigger> rule = EnumSet.noneOf(Trigger.class);
        SortedSet<String> ids = new TreeSet<>();
        SortedSet<String> causes = new TreeSet<>();
        for (Change change : group) {
            for (NaiveSubscription subscription : changed(change)) {
                ids.add(subscription.id());
                if (subscription.changes(change.at())) {
                    rule.add(subscription.trigger(change.at()));
                    causes.add(subscription.inForce(change.at()).eventId());
                } else {
                    rule.add(Trigger.ATTRIBUTES);
                    causes.add(attributes.inForce(change.at()).eventId());
                }
            }
        }
        return new Movement(
                new MovementKey(group.get(0).at(), currency),
                kind,
                kind == MovementKind.CHURN ? churn(group.get(group.size() - 1)) : null,
                sum(before),
                sum(after),
                booking.amount(),
                booking.price(),
                lines(before, after),
                rule,
                List.copyOf(ids),
                List.copyOf(causes));
    }

    private static MovementKind kind(List<Change> group, long amount, boolean first) {
        boolean fromNothing = group.get(0).before().isEmpty();
        boolean toNothing = group.get(group.size() - 1).after().isEmpty();
        if (fromNothing) {
            return first ? MovementKind.NEW : MovementKind.REACTIVATION;
        }
        if (toNothing) {
            return MovementKind.CHURN;
        }
        if (amount == 0) {
            return MovementKind.TRANSFER;
        }
        return amount > 0 ? MovementKind.EXPANSION : MovementKind.CONTRACTION;
    }

    private Churn churn(Change last) {
        Comparator<NaiveSubscription> smallestLoss =
                Comparator.comparingLong(subscription -> sum(ofSubscription(last.before(), subscription)));
        NaiveSubscription decisive = changed(last).stream()
                .min(smallestLoss.reversed().thenComparing(NaiveSubscription::id))
                .orElseThrow();
        return churn(decisive.trigger(last.at()), decisive.inForce(last.at()));
    }

    private static Churn churn(Trigger trigger, Snapshot snapshot) {
        Cancellation cancellation = snapshot.cancellation();
        String feedback = cancellation == null ? null : cancellation.feedback();
        if (trigger == Trigger.DELINQUENCY) {
            return new Churn(Churn.Kind.INVOLUNTARY, Churn.Reason.DELINQUENT, feedback);
        }
        if (snapshot.cancellation() == null && trigger != Trigger.SCHEDULED_END) {
            if (snapshot.status() == SubscriptionStatus.PAUSED) {
                return new Churn(Churn.Kind.VOLUNTARY, Churn.Reason.PAUSED, null);
            }
            if (snapshot.status() == SubscriptionStatus.ACTIVE || snapshot.status() == SubscriptionStatus.PAST_DUE) {
                return new Churn(Churn.Kind.VOLUNTARY, Churn.Reason.FREE, null);
            }
        }
        return switch (snapshot.status()) {
            case UNPAID -> new Churn(Churn.Kind.INVOLUNTARY, Churn.Reason.UNPAID, feedback);
            case ACTIVE, PAST_DUE -> stated(snapshot, feedback, Churn.Kind.VOLUNTARY, Churn.Reason.FREE);
            case PAUSED -> stated(snapshot, feedback, Churn.Kind.VOLUNTARY, Churn.Reason.PAUSED);
            case INCOMPLETE, TRIALING, CANCELED -> stated(snapshot, feedback, Churn.Kind.UNKNOWN, null);
        };
    }

    private static Churn stated(
            Snapshot snapshot, @Nullable String feedback, Churn.Kind otherwise, Churn.@Nullable Reason otherReason) {
        if (snapshot.cancellation() == null) {
            return snapshot.cancelAt() != null
                    ? new Churn(Churn.Kind.VOLUNTARY, Churn.Reason.SCHEDULED, feedback)
                    : new Churn(otherwise, otherReason, feedback);
        }
        return switch (snapshot.cancellation().reason()) {
            case REQUESTED -> new Churn(Churn.Kind.VOLUNTARY, Churn.Reason.REQUESTED, feedback);
            case PAYMENT_FAILED -> new Churn(Churn.Kind.INVOLUNTARY, Churn.Reason.PAYMENT_FAILED, feedback);
            case PAYMENT_DISPUTED -> new Churn(Churn.Kind.DISPUTE, Churn.Reason.PAYMENT_DISPUTED, feedback);
            case OTHER -> new Churn(Churn.Kind.UNKNOWN, Churn.Reason.OTHER, feedback);
        };
    }

    /** The subscriptions whose lines changed. */
    private List<NaiveSubscription> changed(Change change) {
        return subscriptions.stream()
                .filter(subscription -> !ofSubscription(change.before(), subscription)
                        .equals(ofSubscription(change.after(), subscription)))
                .toList();
    }

    private static SortedMap<Line, Long> ofSubscription(
            SortedMap<Line, Long> position, NaiveSubscription subscription) {
        SortedMap<Line, Long> lines = new TreeMap<>(position);
        lines.keySet().removeIf(line -> !line.subscriptionId().equals(subscription.id()));
        return lines;
    }

    private static SortedMap<Line, Long> ofCurrency(SortedMap<Line, Long> position, String currency) {
        SortedMap<Line, Long> lines = new TreeMap<>(position);
        lines.keySet().removeIf(line -> !line.currency().equals(currency));
        return lines;
    }

    private static SortedSet<String> currencies(List<Change> group) {
        SortedSet<String> currencies = new TreeSet<>();
        group.get(0).before().keySet().forEach(line -> currencies.add(line.currency()));
        group.get(group.size() - 1).after().keySet().forEach(line -> currencies.add(line.currency()));
        return currencies;
    }

    private static List<MovementLine> lines(SortedMap<Line, Long> before, SortedMap<Line, Long> after) {
        SortedSet<Line> all = new TreeSet<>(before.keySet());
        all.addAll(after.keySet());
        return all.stream()
                .map(line -> new MovementLine(line, before.getOrDefault(line, 0L), after.getOrDefault(line, 0L)))
                .toList();
    }

    private static long sum(SortedMap<Line, Long> lines) {
        return lines.values().stream().mapToLong(Long::longValue).sum();
    }

    /** The position right before and from one instant, where they differ. */
    private record Change(Instant at, SortedMap<Line, Long> before, SortedMap<Line, Long> after) {

        boolean isStep() {
            return !sums(before).equals(sums(after));
        }

        private static SortedMap<String, Long> sums(SortedMap<Line, Long> position) {
            SortedMap<String, Long> sums = new TreeMap<>();
            position.forEach((line, micros) -> sums.merge(line.currency(), micros, Math::addExact));
            return sums;
        }
    }
}
