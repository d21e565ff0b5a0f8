package dev.tidewatch.domain.testing;

import dev.tidewatch.domain.subscription.Item;
import dev.tidewatch.domain.subscription.Snapshot;
import dev.tidewatch.domain.subscription.SubscriptionStatus;
import dev.tidewatch.domain.subscription.UsageType;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One trial of a subscription.
 *
 * @param end null while it runs, as far as the clock shows
 * @param converted whether a snapshot at its end, or within seven days of it and before the next trial, is worth something
 * @param newest the last snapshot of its run
 */
record NaiveTrial(Instant start, @Nullable Instant end, boolean converted, Snapshot newest) {

    private static final Duration GRACE = Duration.ofDays(7);

    /** Those of a subscription, in order. */
    static List<NaiveTrial> of(NaiveSubscription subscription, Instant clock) {
        List<NaiveTrial> trials = new ArrayList<>();
        List<Snapshot> left = new ArrayList<>(subscription.snapshots());
        while (!left.isEmpty()) {
            Snapshot first = left.remove(0);
            if (first.status() == SubscriptionStatus.TRIALING) {
                Snapshot newest = first;
                while (!left.isEmpty() && goesOn(newest, left.get(0))) {
                    newest = left.remove(0);
                }
                Instant end = end(newest, left.isEmpty() ? null : left.get(0), clock);
                Instant next = nextTrial(left);
                boolean converted = end != null && pays(subscription, end, next);
                trials.add(new NaiveTrial(first.occurredAt(), end, converted, newest));
            }
        }
        return trials;
    }

    /** What it is split by: one line for each item that could be paid. */
    Stream<Item> items() {
        return newest.items().stream().filter(item -> item.usageType() == UsageType.LICENSED);
    }

    private static boolean goesOn(Snapshot newest, Snapshot next) {
        Instant stated = statedEnd(newest);
        return next.status() == SubscriptionStatus.TRIALING && (stated == null || stated.isAfter(next.occurredAt()));
    }

    private static @Nullable Instant end(Snapshot newest, @Nullable Snapshot next, Instant clock) {
        Instant stated = statedEnd(newest);
        if (next != null) {
            return stated == null || stated.isAfter(next.occurredAt()) ? next.occurredAt() : stated;
        }
        boolean shows = stated != null && (stated.isBefore(clock) || stated.equals(newest.occurredAt()));
        return shows ? stated : null;
    }

    private static @Nullable Instant statedEnd(Snapshot snapshot) {
        Instant stated = snapshot.trialEndsAt();
        return stated == null || stated.isAfter(snapshot.occurredAt()) ? stated : snapshot.occurredAt();
    }

    private static Instant nextTrial(List<Snapshot> left) {
        return left.stream()
                .filter(snapshot -> snapshot.status() == SubscriptionStatus.TRIALING)
                .map(Snapshot::occurredAt)
                .findFirst()
                .orElse(Instant.MAX);
    }

    private static boolean pays(NaiveSubscription subscription, Instant end, Instant nextTrial) {
        return subscription.snapshots().stream()
                .map(Snapshot::occurredAt)
                .filter(at -> !at.isBefore(end) && !at.isAfter(end.plus(GRACE)) && at.isBefore(nextTrial))
                .anyMatch(at -> !subscription.linesFrom(at).isEmpty());
    }
}
