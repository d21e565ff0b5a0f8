package dev.tidewatch.domain.ledger;

import dev.tidewatch.domain.subscription.Discount;
import dev.tidewatch.domain.subscription.Snapshot;
import dev.tidewatch.domain.subscription.SnapshotOrder;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Holds what is kept of one subscription.
 *
 * @param base its newest folded snapshot; null if there is none or it counts 0 for good
 * @param pastDueSince where the run of PAST_DUE that the base belongs to began; null if the base is not PAST_DUE
 * @param beganAt where the subscription began that the base belongs to; null if there is no base
 * @param term the term that the base's subscription is sold for; null if there is no base, or it is open-ended
 * @param trial its newest folded trial while that may still end or convert; null if there is none
 * @param retained the snapshots that are not folded, in {@link SnapshotOrder}
 */
public record SubscriptionHistory(
        String subscriptionId,
        @Nullable Snapshot base,
        @Nullable Instant pastDueSince,
        @Nullable Instant beganAt,
        @Nullable Instant term,
        @Nullable TrialRun trial,
        List<Snapshot> retained) {

    public SubscriptionHistory {
        retained = List.copyOf(retained);
    }

    public static SubscriptionHistory empty(String subscriptionId) {
        return new SubscriptionHistory(subscriptionId, null, null, null, null, null, List.of());
    }

    public SubscriptionHistory with(Snapshot snapshot) {
        int found = Collections.binarySearch(retained, snapshot, SnapshotOrder.COMPARATOR);
        List<Snapshot> snapshots = new ArrayList<>(retained);
        snapshots.add(found < 0 ? -found - 1 : found, snapshot);
        return new SubscriptionHistory(subscriptionId, base, pastDueSince, beganAt, term, trial, snapshots);
    }

    public SubscriptionHistory without(Snapshot snapshot) {
        List<Snapshot> snapshots = new ArrayList<>(retained);
        snapshots.remove(snapshot);
        return new SubscriptionHistory(subscriptionId, base, pastDueSince, beganAt, term, trial, snapshots);
    }

    /** Returns whether any of its snapshots states a discount. */
    boolean statesDiscounts() {
        if (base != null && !base.discounts().isEmpty()) {
            return true;
        }
        for (Snapshot snapshot : retained) {
            if (!snapshot.discounts().isEmpty()) {
                return true;
            }
        }
        return false;
    }

    /** Adds the ids of the terms that its snapshots name. */
    void addTermsNamed(Set<String> ids) {
        if (base != null) {
            addTermsNamed(base, ids);
        }
        for (Snapshot snapshot : retained) {
            addTermsNamed(snapshot, ids);
        }
    }

    private static void addTermsNamed(Snapshot snapshot, Set<String> ids) {
        for (Discount discount : snapshot.discounts()) {
            if (discount.termsId() != null && discount.percentOff() == null && discount.amountOff() == null) {
                ids.add(discount.termsId());
            }
        }
    }

    public boolean isEmpty() {
        return base == null && trial == null && retained.isEmpty();
    }
}
