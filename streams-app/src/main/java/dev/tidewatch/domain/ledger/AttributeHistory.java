package dev.tidewatch.domain.ledger;

import dev.tidewatch.domain.subscription.CustomerAttributes;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Holds what is kept of a customer's own attributes.
 *
 * @param base the newest that are folded; null if there are none
 * @param newest the largest {@code occurredAt} accepted; null before the first
 * @param retained those that are not folded, in {@link CustomerAttributes#ORDER}
 */
public record AttributeHistory(
        @Nullable CustomerAttributes base, @Nullable Instant newest, List<CustomerAttributes> retained) {

    public static final AttributeHistory NONE = new AttributeHistory(null, null, List.of());

    public AttributeHistory {
        retained = List.copyOf(retained);
    }

    public boolean isEmpty() {
        return newest == null;
    }

    /** The retained one with this event id; null if there is none. */
    public @Nullable CustomerAttributes retained(String eventId) {
        for (CustomerAttributes attributes : retained) {
            if (attributes.eventId().equals(eventId)) {
                return attributes;
            }
        }
        return null;
    }

    /** Returns the attributes in force at an instant, those that come at it included; null before the first. */
    public @Nullable CustomerAttributes at(Instant instant) {
        CustomerAttributes inForce = base;
        for (CustomerAttributes attributes : retained) {
            if (attributes.occurredAt().isAfter(instant)) {
                break;
            }
            inForce = attributes;
        }
        return inForce;
    }

    AttributeHistory with(CustomerAttributes attributes) {
        int found = Collections.binarySearch(retained, attributes, CustomerAttributes.ORDER);
        List<CustomerAttributes> all = new ArrayList<>(retained);
        all.add(found < 0 ? -found - 1 : found, attributes);
        Instant at = attributes.occurredAt();
        return new AttributeHistory(base, newest == null || newest.isBefore(at) ? at : newest, all);
    }

    AttributeHistory without(CustomerAttributes attributes) {
        List<CustomerAttributes> all = new ArrayList<>(retained);
        all.remove(attributes);
        return new AttributeHistory(base, newest, all);
    }

    /** Returns the history with only the newest of what is before the boundary. */
    AttributeHistory folded(Instant boundary) {
        CustomerAttributes folded = base;
        int kept = 0;
        while (isBefore(boundary, kept)) {
            folded = retained.get(kept);
            kept++;
        }
        return kept == 0 ? this : new AttributeHistory(folded, newest, retained.subList(kept, retained.size()));
    }

    /** Returns whether folding to the boundary would forget any. */
    boolean isDue(Instant boundary) {
        return isBefore(boundary, 0);
    }

    /**
     * Without those before an instant that never were in force, or say what was in force before them: sources repeat
     * themselves. Nothing may come any more that lies before the instant.
     */
    AttributeHistory settled(Instant before) {
        List<CustomerAttributes> kept = new ArrayList<>(retained.size());
        CustomerAttributes inForce = base;
        for (int i = 0; i < retained.size(); i++) {
            CustomerAttributes attributes = retained.get(i);
            boolean passes =
                    i + 1 < retained.size() && retained.get(i + 1).occurredAt().equals(attributes.occurredAt());
            boolean repeats = inForce != null && inForce.attributes().equals(attributes.attributes());
            if (!attributes.occurredAt().isBefore(before) || !(passes || repeats)) {
                kept.add(attributes);
                inForce = attributes;
            }
        }
        return kept.size() == retained.size() ? this : new AttributeHistory(base, newest, kept);
    }

    private boolean isBefore(Instant boundary, int i) {
        return i < retained.size() && retained.get(i).occurredAt().isBefore(boundary);
    }
}
