package dev.tidewatch.domain.customer;

import dev.tidewatch.domain.billing.BillingEntry;
import java.time.Instant;

/** Something that happened to a customer's payments. */
public record BillingChange(BillingEntry entry) implements CustomerEvent {

    @Override
    public String eventId() {
        return entry.eventId();
    }

    @Override
    public Instant occurredAt() {
        return entry.occurredAt();
    }

    @Override
    public CustomerTransition applyTo(CustomerState state, Instant clock, CustomerFold fold) {
        return fold.billing(state, entry, clock);
    }
}
