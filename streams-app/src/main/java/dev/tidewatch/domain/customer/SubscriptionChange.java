package dev.tidewatch.domain.customer;

import dev.tidewatch.domain.Decision;
import dev.tidewatch.domain.subscription.Snapshot;
import java.time.Instant;

/** A subscription's state after a change. */
public record SubscriptionChange(Snapshot snapshot) implements CustomerEvent {

    @Override
    public String eventId() {
        return snapshot.eventId();
    }

    @Override
    public Instant occurredAt() {
        return snapshot.occurredAt();
    }

    @Override
    public Decision<CustomerState, CustomerNews> applyTo(CustomerState state, Instant clock, CustomerFold fold) {
        return fold.change(state, snapshot, clock);
    }
}
