package dev.tidewatch.domain.customer;

import dev.tidewatch.domain.Decision;
import dev.tidewatch.domain.subscription.CustomerAttributes;
import java.time.Instant;

/** A customer's own attributes after a change. */
public record AttributeChange(CustomerAttributes attributes) implements CustomerEvent {

    @Override
    public String eventId() {
        return attributes.eventId();
    }

    @Override
    public Instant occurredAt() {
        return attributes.occurredAt();
    }

    @Override
    public Decision<CustomerState, CustomerNews> applyTo(CustomerState state, Instant clock, CustomerFold fold) {
        return fold.change(state, attributes, clock);
    }
}
