package dev.tidewatch.domain.testing;

import dev.tidewatch.domain.DeadLetterReason;
import dev.tidewatch.domain.Decision;
import dev.tidewatch.domain.Rejection;
import dev.tidewatch.domain.customer.CustomerEvent;
import dev.tidewatch.domain.ledger.Ledger;
import dev.tidewatch.domain.ledger.Revised;
import dev.tidewatch.domain.ledger.movement.Correction;
import dev.tidewatch.domain.ledger.movement.Movement;
import dev.tidewatch.domain.ledger.movement.MovementKey;
import dev.tidewatch.domain.subscription.CustomerAttributes;
import dev.tidewatch.domain.subscription.Discount;
import dev.tidewatch.domain.subscription.Item;
import dev.tidewatch.domain.subscription.Snapshot;
import dev.tidewatch.domain.subscription.SnapshotOrder;
import dev.tidewatch.domain.subscription.SubscriptionStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * A story with the way it arrived and what came of it: what a {@link Situation} is looked for in.
 *
 * @param outcomes one for each arrival
 */
record ToldStory(Story story, List<Told> outcomes) {

    /**
     * One arrival.
     *
     * @param before the ledger that it met
     * @param repeats whether the same event with the same content had come before
     */
    record Told(Arrival arrival, Ledger before, Decision<Ledger, Revised> decision, boolean repeats) {

        /** How far behind the newest accepted event it came; zero for what is not. */
        Duration behind() {
            CustomerEvent event = arrival.event();
            Instant newest = before.newest();
            return event == null || newest == null || newest.isBefore(event.occurredAt())
                    ? Duration.ZERO
                    : Duration.between(event.occurredAt(), newest);
        }

        boolean isRejected(DeadLetterReason reason) {
            Rejection rejected = decision.rejected();
            return rejected != null && rejected.reason() == reason;
        }
    }

    static ToldStory of(Story story, List<Arrival> arrivals) {
        LedgerDriver driver = new LedgerDriver(story.profile());
        List<Told> outcomes = new ArrayList<>();
        Set<CustomerEvent> came = new HashSet<>();
        for (Arrival arrival : arrivals) {
            Ledger before = driver.ledger();
            boolean repeats = arrival.event() != null && !came.add(arrival.event());
            outcomes.add(new Told(arrival, before, driver.take(arrival), repeats));
        }
        return new ToldStory(story, outcomes);
    }

    Stream<Snapshot> events() {
        return story.events().stream();
    }

    /** Whether an instant at which the customer's own attributes are stated is such. */
    boolean anyAttributes(Predicate<Instant> condition) {
        return story.attributes().stream().map(CustomerAttributes::occurredAt).anyMatch(condition);
    }

    boolean anyItem(Predicate<Item> condition) {
        return events().flatMap(event -> event.items().stream()).anyMatch(condition);
    }

    boolean anyDiscount(BiPredicate<Snapshot, Discount> condition) {
        return events().anyMatch(event -> event.discounts().stream().anyMatch(d -> condition.test(event, d)));
    }

    /** Whether a subscription goes at once from a snapshot to another that are such. */
    boolean anyNext(BiPredicate<Snapshot, Snapshot> condition) {
        return subscriptions().anyMatch(snapshots -> {
            for (int i = 1; i < snapshots.size(); i++) {
                if (condition.test(snapshots.get(i - 1), snapshots.get(i))) {
                    return true;
                }
            }
            return false;
        });
    }

    /** The first snapshot of each subscription. */
    Stream<Snapshot> firsts() {
        return subscriptions().map(snapshots -> snapshots.get(0));
    }

    /** Whether two snapshots of one subscription have one instant, and are such. */
    boolean anyTie(Predicate<List<Snapshot>> condition) {
        return events().anyMatch(
                        event -> events().anyMatch(other -> !other.eventId().equals(event.eventId())
                                && other.subscriptionId().equals(event.subscriptionId())
                                && other.occurredAt().equals(event.occurredAt())
                                && condition.test(List.of(event, other))));
    }

    /** Whether two events of the customer lie exactly so far apart. */
    boolean anyApart(Duration distance) {
        return events().anyMatch(event -> events().anyMatch(
                        later -> later.occurredAt().equals(event.occurredAt().plus(distance))));
    }

    /** Whether a subscription counts again, so long after the first snapshot of its run of PAST_DUE. */
    boolean anyRecovery(Predicate<Duration> after) {
        return subscriptions().anyMatch(snapshots -> {
            Instant since = null;
            for (Snapshot snapshot : snapshots) {
                boolean recovers = since != null && snapshot.status() == SubscriptionStatus.ACTIVE;
                if (recovers && after.test(Duration.between(since, snapshot.occurredAt()))) {
                    return true;
                }
                since = snapshot.status() == SubscriptionStatus.PAST_DUE
                        ? (since == null ? snapshot.occurredAt() : since)
                        : null;
            }
            return false;
        });
    }

    boolean anyOutcome(Predicate<Told> condition) {
        return outcomes.stream().anyMatch(condition);
    }

    boolean anyCorrection(Predicate<Correction> condition) {
        return corrections().anyMatch(condition);
    }

    boolean anyMovement(Predicate<Movement> condition) {
        return movements().anyMatch(condition);
    }

    /** All that were ever published. */
    Stream<Movement> movements() {
        return corrections().map(Correction::movement);
    }

    private Stream<Correction> corrections() {
        return outcomes.stream().flatMap(told -> told.decision().outputs().corrections().stream());
    }

    boolean anyReturnAfterAVoid() {
        Set<MovementKey> voided = new HashSet<>();
        return anyCorrection(correction -> {
            MovementKey key = correction.movement().key();
            boolean returns = !correction.voided() && voided.contains(key);
            if (correction.voided()) {
                voided.add(key);
            }
            return returns;
        });
    }

    /** Each subscription's snapshots in their order, one an instant. */
    private Stream<List<Snapshot>> subscriptions() {
        return events().map(Snapshot::subscriptionId).distinct().map(id -> {
            List<Snapshot> snapshots = new ArrayList<>();
            events().filter(event -> event.subscriptionId().equals(id))
                    .sorted(SnapshotOrder.COMPARATOR)
                    .forEach(event -> {
                        int last = snapshots.size() - 1;
                        if (last >= 0 && snapshots.get(last).occurredAt().equals(event.occurredAt())) {
                            snapshots.remove(last);
                        }
                        snapshots.add(event);
                    });
            return snapshots;
        });
    }
}
