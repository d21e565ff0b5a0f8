package dev.tidewatch.domain.customer;

import dev.tidewatch.domain.ledger.Ledger;
import dev.tidewatch.domain.metric.KeptHistory;
import java.time.Instant;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * All that is kept of one customer: one store read and one write an event.
 *
 * @param newestActivity the largest {@code occurredAt} accepted of each source
 * @param indexedDue the instant at which the due index will call this customer; null if it will not
 */
public record CustomerState(
        Ledger ledger,
        KeptHistory history,
        Map<Activity.Source, Instant> newestActivity,
        @Nullable Instant indexedDue) {

    public static final CustomerState EMPTY = new CustomerState(Ledger.EMPTY, KeptHistory.EMPTY, Map.of(), null);

    /** The earliest effect that will come without an event; null if none is to come. */
    public @Nullable Instant nextDue() {
        return ledger.nextDue();
    }

    /** The instant the index must be told: only one earlier than it knows; null if it need not be. */
    public @Nullable Instant dueToIndex() {
        Instant due = nextDue();
        return due != null && (indexedDue == null || due.isBefore(indexedDue)) ? due : null;
    }

    public CustomerState indexedAt(@Nullable Instant due) {
        return new CustomerState(ledger, history, newestActivity, due);
    }

    public CustomerState with(KeptHistory changed) {
        return new CustomerState(ledger, changed, newestActivity, indexedDue);
    }

    CustomerState with(Ledger changed) {
        return new CustomerState(changed, history, newestActivity, indexedDue);
    }

    CustomerState withNewest(Activity activity) {
        Map<Activity.Source, Instant> newest = new EnumMap<>(Activity.Source.class);
        newest.putAll(newestActivity);
        newest.merge(activity.source(), activity.occurredAt(), (left, right) -> left.isBefore(right) ? right : left);
        return new CustomerState(ledger, history, Collections.unmodifiableMap(newest), indexedDue);
    }
}
