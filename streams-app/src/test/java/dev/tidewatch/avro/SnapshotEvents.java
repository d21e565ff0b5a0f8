package dev.tidewatch.avro;

import dev.tidewatch.domain.subscription.Snapshot;
import dev.tidewatch.event.SubscriptionEvent;

/** Snapshots as their source sends them. */
public final class SnapshotEvents {

    private SnapshotEvents() {}

    public static SubscriptionEvent event(String customerId, Snapshot snapshot) {
        return SnapshotMapping.toAvro(snapshot, customerId);
    }
}
