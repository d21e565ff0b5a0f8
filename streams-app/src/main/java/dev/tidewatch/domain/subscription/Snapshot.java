package dev.tidewatch.domain.subscription;

import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A subscription's whole state after one change, as one event states it. It decides from {@code occurredAt} until the next
 * snapshot of the same subscription; equality is equality of content.
 *
 * @param sequence orders events of one instant at their source; null comes first
 * @param cancelAt when a scheduled cancellation takes effect
 * @param endedAt information; a canceled subscription stops at {@code occurredAt}
 * @param attributes segment dimensions, sorted by name
 */
public record Snapshot(
        String eventId,
        String subscriptionId,
        Instant occurredAt,
        @Nullable Long sequence,
        ChangeType type,
        SubscriptionStatus status,
        List<Item> items,
        List<Discount> discounts,
        @Nullable Instant cancelAt,
        @Nullable Instant endedAt,
        @Nullable Instant trialEndsAt,
        @Nullable Instant currentPeriodEndsAt,
        @Nullable Boolean hasPaymentMethod,
        @Nullable Cancellation cancellation,
        Map<String, String> attributes) {

    public Snapshot {
        items = List.copyOf(items);
        discounts = List.copyOf(discounts);
        attributes = attributes.isEmpty() ? Map.of() : Collections.unmodifiableMap(new TreeMap<>(attributes));
    }

    /** The same with other discounts. */
    public Snapshot with(List<Discount> others) {
        return new Snapshot(
                eventId,
                subscriptionId,
                occurredAt,
                sequence,
                type,
                status,
                items,
                others,
                cancelAt,
                endedAt,
                trialEndsAt,
                currentPeriodEndsAt,
                hasPaymentMethod,
                cancellation,
                attributes);
    }
}
