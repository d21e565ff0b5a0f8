package dev.tidewatch.domain.testing;

import dev.tidewatch.domain.customer.AttributeChange;
import dev.tidewatch.domain.customer.CustomerEvent;
import dev.tidewatch.domain.customer.SubscriptionChange;
import dev.tidewatch.domain.subscription.CanonicalJson;
import dev.tidewatch.domain.subscription.CustomerAttributes;
import dev.tidewatch.domain.subscription.Snapshot;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What reaches one customer's ledger: an event, or only the passing of the clock.
 *
 * @param event of a subscription or of the customer's own attributes; null where only the clock passes
 * @param clock of the task by then; one that lies before an earlier one counts as the earlier one
 */
public record Arrival(@Nullable CustomerEvent event, Instant clock) {

    public static Arrival of(Snapshot snapshot, Instant clock) {
        return new Arrival(new SubscriptionChange(snapshot), clock);
    }

    public static Arrival ofClock(Instant clock) {
        return new Arrival(null, clock);
    }

    /** Null of anything else. */
    public @Nullable Snapshot snapshot() {
        return event instanceof SubscriptionChange change ? change.snapshot() : null;
    }

    /** Null of anything else. */
    public @Nullable CustomerAttributes attributes() {
        return event instanceof AttributeChange change ? change.attributes() : null;
    }

    @Override
    public String toString() {
        Snapshot snapshot = snapshot();
        CustomerAttributes attributes = attributes();
        return "clock " + clock
                + (snapshot == null ? "" : ", event " + CanonicalJson.of(snapshot))
                + (attributes == null ? "" : ", customer " + CanonicalJson.of(attributes));
    }
}
