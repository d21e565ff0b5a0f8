package dev.tidewatch.domain.customer;

import java.time.Instant;

/** Something a customer did or met beside its subscriptions and payments: only that it happened counts so far. */
public record Activity(Source source, String eventId, Instant occurredAt) implements CustomerEvent {

    /** Topics beside the subscriptions'; lateness is judged for each of these apart. */
    public enum Source {
        BILLING,
        USAGE,
        FEEDBACK,
        SUPPORT
    }

    @Override
    public CustomerTransition applyTo(CustomerState state, Instant clock, CustomerFold fold) {
        return fold.activity(state, this);
    }
}
