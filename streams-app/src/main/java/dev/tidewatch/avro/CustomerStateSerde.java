package dev.tidewatch.avro;

import dev.tidewatch.domain.customer.Activity;
import dev.tidewatch.domain.customer.CustomerState;
import dev.tidewatch.domain.ledger.Ledger;
import dev.tidewatch.domain.ledger.MovementKey;
import dev.tidewatch.domain.ledger.Revision;
import dev.tidewatch.domain.ledger.SubscriptionHistory;
import dev.tidewatch.domain.subscription.Snapshot;
import dev.tidewatch.event.SubscriptionEvent;
import dev.tidewatch.state.LedgerState;
import dev.tidewatch.state.RevisionState;
import dev.tidewatch.state.SubscriptionState;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serializer;
import org.jspecify.annotations.Nullable;

/** The customer store's values: Avro's single-object encoding, so that a restore needs no registry. */
public final class CustomerStateSerde implements Serde<CustomerState> {

    private final StateCodec<dev.tidewatch.state.CustomerState> codec = StateCodec.customerState();

    @Override
    public Serializer<CustomerState> serializer() {
        return (topic, state) -> state == null ? null : codec.encode(toAvro(state));
    }

    @Override
    public Deserializer<CustomerState> deserializer() {
        return (topic, bytes) -> bytes == null ? null : toDomain(codec.decode(bytes));
    }

    private static dev.tidewatch.state.CustomerState toAvro(CustomerState state) {
        Map<Activity.Source, Instant> newest = state.newestActivity();
        return new dev.tidewatch.state.CustomerState(
                toAvro(state.ledger()),
                HistoryMapping.toAvro(state.history()),
                millis(newest.get(Activity.Source.BILLING)),
                millis(newest.get(Activity.Source.USAGE)),
                millis(newest.get(Activity.Source.FEEDBACK)),
                millis(newest.get(Activity.Source.SUPPORT)),
                millis(state.indexedDue()),
                RiskMapping.toAvro(state.risk()));
    }

    private static CustomerState toDomain(dev.tidewatch.state.CustomerState state) {
        Map<Activity.Source, Instant> newest = new EnumMap<>(Activity.Source.class);
        put(newest, Activity.Source.BILLING, state.getNewestBilling());
        put(newest, Activity.Source.USAGE, state.getNewestUsage());
        put(newest, Activity.Source.FEEDBACK, state.getNewestFeedback());
        put(newest, Activity.Source.SUPPORT, state.getNewestSupport());
        return new CustomerState(
                toDomain(state.getLedger()),
                HistoryMapping.toDomain(state.getHistory()),
                RiskMapping.toDomain(state.getRisk()),
                newest,
                instant(state.getIndexedDue()));
    }

    private static LedgerState toAvro(Ledger ledger) {
        List<SubscriptionState> subscriptions =
                new ArrayList<>(ledger.subscriptions().size());
        for (SubscriptionHistory history : ledger.subscriptions()) {
            subscriptions.add(toAvro(history));
        }
        List<RevisionState> revisions = new ArrayList<>(ledger.revisions().size());
        for (Revision revision : ledger.revisions()) {
            revisions.add(new RevisionState(
                    revision.key().at().toEpochMilli(), revision.key().currency(), revision.highest()));
        }
        return new LedgerState(
                ledger.foldedBefore().toEpochMilli(),
                millis(ledger.newest()),
                ledger.clock().toEpochMilli(),
                millis(ledger.nextDue()),
                ledger.hadMovement(),
                subscriptions,
                revisions);
    }

    private static Ledger toDomain(LedgerState state) {
        List<SubscriptionHistory> subscriptions =
                new ArrayList<>(state.getSubscriptions().size());
        for (SubscriptionState subscription : state.getSubscriptions()) {
            subscriptions.add(toDomain(subscription));
        }
        List<Revision> revisions = new ArrayList<>(state.getRevisions().size());
        for (RevisionState revision : state.getRevisions()) {
            MovementKey key = new MovementKey(Instant.ofEpochMilli(revision.getAt()), revision.getCurrency());
            revisions.add(new Revision(key, revision.getHighest()));
        }
        return new Ledger(
                Instant.ofEpochMilli(state.getFoldedBefore()),
                instant(state.getNewest()),
                Instant.ofEpochMilli(state.getClock()),
                instant(state.getNextDue()),
                state.getHadMovement(),
                subscriptions,
                revisions);
    }

    private static SubscriptionState toAvro(SubscriptionHistory history) {
        List<SubscriptionEvent> retained = new ArrayList<>(history.retained().size());
        for (Snapshot snapshot : history.retained()) {
            retained.add(SnapshotMapping.toAvro(snapshot, ""));
        }
        Snapshot base = history.base();
        return new SubscriptionState(
                history.subscriptionId(),
                base == null ? null : SnapshotMapping.toAvro(base, ""),
                millis(history.pastDueSince()),
                retained);
    }

    private static SubscriptionHistory toDomain(SubscriptionState state) {
        List<Snapshot> retained = new ArrayList<>(state.getRetained().size());
        for (SubscriptionEvent event : state.getRetained()) {
            retained.add(SnapshotMapping.toDomain(event));
        }
        SubscriptionEvent base = state.getBase();
        return new SubscriptionHistory(
                state.getSubscriptionId(),
                base == null ? null : SnapshotMapping.toDomain(base),
                instant(state.getPastDueSince()),
                retained);
    }

    private static void put(Map<Activity.Source, Instant> newest, Activity.Source source, @Nullable Long millis) {
        if (millis != null) {
            newest.put(source, Instant.ofEpochMilli(millis));
        }
    }

    private static @Nullable Long millis(@Nullable Instant instant) {
        return instant == null ? null : instant.toEpochMilli();
    }

    private static @Nullable Instant instant(@Nullable Long millis) {
        return millis == null ? null : Instant.ofEpochMilli(millis);
    }
}
