package dev.tidewatch.avro.input;

import dev.tidewatch.avro.state.SnapshotMapping;
import dev.tidewatch.domain.ledger.Ledger;
import dev.tidewatch.domain.ledger.SubscriptionHistory;
import dev.tidewatch.domain.subscription.Snapshot;
import dev.tidewatch.event.SubscriptionEvent;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Holds what a ledger keeps of a subscription, as the events that said it.
 *
 * @param snapshots the newest first; the last may be the base that older ones were folded into
 */
public record KeptSnapshots(String subscriptionId, List<SubscriptionEvent> snapshots) {

    /** Returns the kept snapshots of each subscription, by id. */
    public static List<KeptSnapshots> of(Ledger ledger, String customerId) {
        List<KeptSnapshots> kept = new ArrayList<>();
        for (SubscriptionHistory history : ledger.subscriptions()) {
            List<Snapshot> snapshots = new ArrayList<>();
            if (history.base() != null) {
                snapshots.add(history.base());
            }
            snapshots.addAll(history.retained());
            Collections.reverse(snapshots);
            kept.add(new KeptSnapshots(
                    history.subscriptionId(),
                    snapshots.stream()
                            .map(snapshot -> SnapshotMapping.toAvro(snapshot, customerId))
                            .toList()));
        }
        return kept;
    }
}
