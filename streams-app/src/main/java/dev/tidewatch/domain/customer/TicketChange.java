package dev.tidewatch.domain.customer;

import dev.tidewatch.domain.Decision;
import dev.tidewatch.domain.engagement.Ticket;
import java.time.Instant;

/** Something that happened to a customer's support ticket. */
public record TicketChange(String eventId, Ticket ticket) implements Activity {

    @Override
    public Instant occurredAt() {
        return ticket.at();
    }

    @Override
    public Source source() {
        return Source.SUPPORT;
    }

    @Override
    public Decision<CustomerState, CustomerNews> applyTo(CustomerState state, Instant clock, CustomerFold fold) {
        return fold.told(state, this, clock);
    }
}
