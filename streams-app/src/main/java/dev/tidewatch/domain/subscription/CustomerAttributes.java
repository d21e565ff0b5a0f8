package dev.tidewatch.domain.subscription;

import java.time.Instant;
import java.util.Collections;
import java.util.Comparator;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * All of a customer's own attributes, as one event states them. They are in force from {@code occurredAt} until the next;
 * equality is equality of content.
 *
 * @param sequence orders events of one instant at their source; null comes first
 * @param attributes segment dimensions, sorted by name
 */
public record CustomerAttributes(
        String eventId, Instant occurredAt, @Nullable Long sequence, Map<String, String> attributes) {

    /** The order in time; among those at one instant only the last exists. */
    public static final Comparator<CustomerAttributes> ORDER = Comparator.comparing(CustomerAttributes::occurredAt)
            .thenComparing(CustomerAttributes::sequence, Comparator.nullsFirst(Comparator.naturalOrder()))
            .thenComparing(CustomerAttributes::eventId, SnapshotOrder::compareBytes);

    public CustomerAttributes {
        attributes = attributes.isEmpty() ? Map.of() : Collections.unmodifiableMap(new TreeMap<>(attributes));
    }

    /** A subscription's attributes with these laid over them: what both state is the customer's. */
    public Map<String, String> over(Map<String, String> subscription) {
        if (subscription.isEmpty() || attributes.isEmpty()) {
            return subscription.isEmpty() ? attributes : subscription;
        }
        Map<String, String> both = new TreeMap<>(subscription);
        both.putAll(attributes);
        return Collections.unmodifiableMap(both);
    }
}
