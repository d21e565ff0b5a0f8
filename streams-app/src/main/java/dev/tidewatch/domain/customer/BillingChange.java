package dev.tidewatch.domain.customer;

import dev.tidewatch.domain.Decision;
import dev.tidewatch.domain.billing.BillingEntry;
import dev.tidewatch.domain.engagement.PaymentMethod;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Something that happened to a customer's payments.
 *
 * @param method what it says of how the customer pays; null if it says nothing of that
 */
public record BillingChange(BillingEntry entry, @Nullable PaymentMethod method) implements CustomerEvent {

    public BillingChange(BillingEntry entry) {
        this(entry, null);
    }

    @Override
    public String eventId() {
        return entry.eventId();
    }

    @Override
    public Instant occurredAt() {
        return entry.occurredAt();
    }

    @Override
    public Decision<CustomerState, CustomerNews> applyTo(CustomerState state, Instant clock, CustomerFold fold) {
        return fold.billing(state, this, clock);
    }
}
