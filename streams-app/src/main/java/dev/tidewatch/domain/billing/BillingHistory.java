package dev.tidewatch.domain.billing;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * One customer's payments: a function of the accepted events, whatever their order.
 *
 * @param folded the sums of what is not retained
 * @param lastOutcome the newest folded attempt to collect an invoice; null if there is none
 * @param retained in order, each event id once
 */
public record BillingHistory(BillingTotals folded, @Nullable BillingEntry lastOutcome, List<BillingEntry> retained) {

    public static final BillingHistory EMPTY = new BillingHistory(BillingTotals.EMPTY, null, List.of());

    public BillingHistory {
        retained = List.copyOf(retained);
    }

    /** Returns whether nothing was ever accepted: the customer's payments are unknown, not absent. */
    public boolean isUnknown() {
        return equals(EMPTY);
    }

    /** The retained entry with this event id; null if there is none. */
    public @Nullable BillingEntry retained(String eventId) {
        for (BillingEntry entry : retained) {
            if (entry.eventId().equals(eventId)) {
                return entry;
            }
        }
        return null;
    }

    public BillingTotals totals() {
        BillingTotals totals = folded;
        for (BillingEntry entry : retained) {
            totals = totals.plus(entry);
        }
        return totals;
    }

    /** The failed payments that occurred in {@code [from, ...)}, in order. */
    public List<BillingEntry> failedFrom(Instant from) {
        if (!hasFailure()) {
            return List.of();
        }
        return retained.stream()
                .filter(entry -> entry.type() == BillingType.PAYMENT_FAILED
                        && !entry.occurredAt().isBefore(from))
                .toList();
    }

    /**
     * The newest attempt of each invoice whose newest attempt failed, in order. Of what is folded only the customer's newest
     * attempt is known.
     */
    public Collection<BillingEntry> unpaid() {
        if (!hasFailure() && (lastOutcome == null || lastOutcome.type() != BillingType.PAYMENT_FAILED)) {
            return List.of();
        }
        Map<@Nullable String, BillingEntry> newest = new HashMap<>();
        if (lastOutcome != null) {
            newest.put(lastOutcome.invoiceId(), lastOutcome);
        }
        for (BillingEntry entry : retained) {
            if (entry.type().isOutcome()) {
                newest.put(entry.invoiceId(), entry);
            }
        }
        newest.values().removeIf(entry -> entry.type() != BillingType.PAYMENT_FAILED);
        return new TreeSet<>(newest.values());
    }

    /** Most customers have none, and they are looked at most often. */
    private boolean hasFailure() {
        for (BillingEntry entry : retained) {
            if (entry.type() == BillingType.PAYMENT_FAILED) {
                return true;
            }
        }
        return false;
    }

    BillingHistory with(BillingEntry entry) {
        List<BillingEntry> entries = new ArrayList<>(retained);
        entries.add(entry);
        Collections.sort(entries);
        return new BillingHistory(folded, lastOutcome, entries);
    }

    BillingHistory without(BillingEntry entry) {
        List<BillingEntry> entries = new ArrayList<>(retained);
        entries.remove(entry);
        return new BillingHistory(folded, lastOutcome, entries);
    }

    /** What occurred before the horizon is kept as a sum only. */
    BillingHistory foldedBefore(Instant horizon) {
        int kept = 0;
        BillingTotals totals = folded;
        BillingEntry outcome = lastOutcome;
        while (kept < retained.size() && retained.get(kept).occurredAt().isBefore(horizon)) {
            BillingEntry entry = retained.get(kept);
            totals = totals.plus(entry);
            outcome = entry.type().isOutcome() ? entry : outcome;
            kept++;
        }
        return kept == 0 ? this : new BillingHistory(totals, outcome, retained.subList(kept, retained.size()));
    }
}
