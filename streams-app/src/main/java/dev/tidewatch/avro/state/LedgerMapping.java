package dev.tidewatch.avro.state;

import dev.tidewatch.avro.state.codec.EpochMillis;
import dev.tidewatch.avro.state.codec.PartCodec;
import dev.tidewatch.avro.state.codec.StateCodec;
import dev.tidewatch.domain.ledger.Ledger;
import dev.tidewatch.domain.ledger.SubscriptionHistory;
import dev.tidewatch.domain.ledger.TrialRun;
import dev.tidewatch.domain.ledger.movement.MovementKey;
import dev.tidewatch.domain.ledger.movement.Revision;
import dev.tidewatch.domain.subscription.Snapshot;
import dev.tidewatch.event.SubscriptionEvent;
import dev.tidewatch.state.LedgerState;
import dev.tidewatch.state.RevisionState;
import dev.tidewatch.state.SubscriptionState;
import dev.tidewatch.state.TrialRunState;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A customer's subscriptions as kept in state. */
final class LedgerMapping {

    private LedgerMapping() {}

    static PartCodec<Ledger> codec() {
        return PartCodec.of(Ledger.EMPTY, StateCodec.ledger(), LedgerMapping::toAvro, LedgerMapping::toDomain);
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
                EpochMillis.of(ledger.newest()),
                ledger.clock().toEpochMilli(),
                EpochMillis.of(ledger.nextDue()),
                ledger.hadMovement(),
                subscriptions,
                revisions,
                BookingsMapping.opening(ledger.bookings()),
                BookingsMapping.ratesUsed(ledger.bookings()),
                AttributesMapping.state(ledger.attributes()),
                TermsMapping.state(ledger.terms()));
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
                EpochMillis.instant(state.getNewest()),
                Instant.ofEpochMilli(state.getClock()),
                EpochMillis.instant(state.getNextDue()),
                state.getHadMovement(),
                subscriptions,
                revisions,
                BookingsMapping.toDomain(state),
                AttributesMapping.history(state.getAttributes()),
                TermsMapping.toDomain(state.getTerms()));
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
                EpochMillis.of(history.pastDueSince()),
                EpochMillis.of(history.beganAt()),
                EpochMillis.of(history.term()),
                toAvro(history.trial()),
                retained);
    }

    private static @Nullable TrialRunState toAvro(@Nullable TrialRun trial) {
        return trial == null
                ? null
                : new TrialRunState(
                        trial.startedAt().toEpochMilli(),
                        EpochMillis.of(trial.endedAt()),
                        SnapshotMapping.toAvro(trial.newest(), ""));
    }

    /** One that has converted is not kept. */
    private static @Nullable TrialRun toDomain(@Nullable TrialRunState state) {
        return state == null
                ? null
                : new TrialRun(
                        Instant.ofEpochMilli(state.getStartedAt()),
                        SnapshotMapping.toDomain(state.getNewest()),
                        EpochMillis.instant(state.getEndedAt()),
                        false);
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
                EpochMillis.instant(state.getPastDueSince()),
                EpochMillis.instant(state.getBeganAt()),
                EpochMillis.instant(state.getTerm()),
                toDomain(state.getTrial()),
                retained);
    }
}
