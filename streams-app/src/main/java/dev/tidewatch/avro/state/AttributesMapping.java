package dev.tidewatch.avro.state;

import dev.tidewatch.domain.ledger.AttributeHistory;
import dev.tidewatch.domain.subscription.CustomerAttributes;
import dev.tidewatch.event.CustomerEvent;
import dev.tidewatch.state.AttributesState;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Customers' own attributes, on the wire and in the store. Reading assumes that {@code InputRules} found nothing. */
public final class AttributesMapping {

    private AttributesMapping() {}

    public static CustomerAttributes toDomain(CustomerEvent event) {
        return new CustomerAttributes(
                event.getEventId(), event.getOccurredAt(), event.getSequence(), event.getAttributes());
    }

    /**
     * Makes the event that would say the same.
     *
     * @param customerId empty in the store, where the key has it
     */
    public static CustomerEvent toAvro(CustomerAttributes attributes, String customerId) {
        return new CustomerEvent(
                attributes.eventId(),
                customerId,
                attributes.occurredAt(),
                attributes.sequence(),
                attributes.attributes());
    }

    /** Null of a customer without such events. */
    static @Nullable AttributesState state(AttributeHistory history) {
        Instant newest = history.newest();
        if (newest == null) {
            return null;
        }
        List<CustomerEvent> retained = new ArrayList<>(history.retained().size());
        history.retained().forEach(attributes -> retained.add(toAvro(attributes, "")));
        CustomerAttributes base = history.base();
        return new AttributesState(base == null ? null : toAvro(base, ""), newest.toEpochMilli(), retained);
    }

    static AttributeHistory history(@Nullable AttributesState state) {
        if (state == null) {
            return AttributeHistory.NONE;
        }
        List<CustomerAttributes> retained = new ArrayList<>(state.getRetained().size());
        state.getRetained().forEach(event -> retained.add(toDomain(event)));
        CustomerEvent base = state.getBase();
        return new AttributeHistory(
                base == null ? null : toDomain(base), Instant.ofEpochMilli(state.getNewest()), retained);
    }
}
