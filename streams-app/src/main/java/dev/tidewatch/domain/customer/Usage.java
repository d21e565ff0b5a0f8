package dev.tidewatch.domain.customer;

import dev.tidewatch.domain.Decision;
import dev.tidewatch.domain.engagement.Use;
import java.time.Instant;

/** A customer's use of one feature. */
public record Usage(String eventId, Use use) implements Activity {

    @Override
    public Instant occurredAt() {
        return use.at();
    }

    @Override
    public Source source() {
        return Source.USAGE;
    }

    @Override
    public Decision<CustomerState, CustomerNews> applyTo(CustomerState state, Instant clock, CustomerFold fold) {
        return fold.used(state, this, clock);
    }
}
