package dev.tidewatch.avro.input;

import dev.tidewatch.avro.state.AttributesMapping;
import dev.tidewatch.avro.state.SnapshotMapping;
import dev.tidewatch.domain.customer.AttributeChange;
import dev.tidewatch.domain.customer.CustomerEvent;
import dev.tidewatch.domain.customer.SubscriptionChange;
import dev.tidewatch.domain.subscription.Snapshot;
import dev.tidewatch.event.SubscriptionEvent;
import org.apache.avro.specific.SpecificRecord;

/** What a ledger reads, as its source sends it. */
public final class SnapshotEvents {

    private SnapshotEvents() {}

    /** Of a subscription or of the customer's own attributes. */
    public static SpecificRecord record(String customerId, CustomerEvent event) {
        return event instanceof AttributeChange change
                ? AttributesMapping.toAvro(change.attributes(), customerId)
                : event(customerId, ((SubscriptionChange) event).snapshot());
    }

    public static SubscriptionEvent event(String customerId, Snapshot snapshot) {
        return SnapshotMapping.toAvro(snapshot, customerId);
    }
}
