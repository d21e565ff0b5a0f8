package dev.tidewatch.domain.customer;

import dev.tidewatch.domain.DeadLetterReason;
import dev.tidewatch.domain.Rejection;
import dev.tidewatch.domain.engagement.Engagement;
import dev.tidewatch.domain.history.KeptHistory;
import dev.tidewatch.domain.ledger.Ledger;
import dev.tidewatch.domain.profile.Profile;
import dev.tidewatch.domain.risk.CustomerRisk;
import dev.tidewatch.domain.risk.outcome.Outcomes;
import java.time.Instant;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * All that is kept of one customer: one store read and one write an event.
 *
 * @param parts decoded where they are asked for: an event pays for what it touches
 * @param newestActivity the largest {@code occurredAt} accepted of each source
 * @param indexedDue the instant at which the due index will call this customer; null if it will not
 */
public record CustomerState(
        CustomerParts parts,
        Map<Activity.Source, Instant> newestActivity,
        @Nullable Instant indexedDue) {

    /** Their events are in the figures, and each topic has a lateness of its own. */
    private static final List<Activity.Source> LAGGING = List.of(Activity.Source.BILLING, Activity.Source.FEEDBACK);

    public static final CustomerState EMPTY =
            new CustomerState(Ledger.EMPTY, KeptHistory.EMPTY, CustomerRisk.EMPTY, Map.of(), null);

    public CustomerState(
            Ledger ledger,
            KeptHistory history,
            CustomerRisk risk,
            Map<Activity.Source, Instant> newestActivity,
            @Nullable Instant indexedDue) {
        this(CustomerParts.of(ledger, history, risk), newestActivity, indexedDue);
    }

    public Ledger ledger() {
        return parts.ledger().get();
    }

    public KeptHistory history() {
        return parts.history().get();
    }

    public CustomerRisk risk() {
        return parts.risk().get();
    }

    public Engagement engagement() {
        return parts.engagement().get();
    }

    public Outcomes outcomes() {
        return parts.outcomes().get();
    }

    /** Returns how many bytes the store has of its parts, or would have of those that were stored before. */
    public int storedBytes() {
        return parts.storedBytes();
    }

    /** Returns whether its figures may differ from those of another state of the customer. */
    @SuppressWarnings("ReferenceEquality") // what an event does not touch stays the very part it was
    public boolean hasOtherHistory(CustomerState before) {
        return parts.history() != before.parts.history();
    }

    /** The earliest effect that will come without an event; null if none is to come. */
    public @Nullable Instant nextDue() {
        return parts.nextDue();
    }

    /** Returns whether an effect that comes without an event lies before the clock. */
    boolean isDue(Instant clock) {
        Instant due = nextDue();
        return due != null && due.isBefore(clock);
    }

    /** The same, without those that only use brings. */
    boolean isJudgementDue(Instant clock) {
        Instant due = parts.dues().judgement();
        return due != null && due.isBefore(clock);
    }

    /** Returns true if time alone changed the outcome of an alert before the clock. */
    boolean isOutcomeDue(Instant clock) {
        Instant due = parts.dues().outcomes();
        return due != null && due.isBefore(clock);
    }

    /** The instant the index must be told: only one earlier than it knows; null if it need not be. */
    public @Nullable Instant dueToIndex() {
        Instant due = nextDue();
        return due != null && (indexedDue == null || due.isBefore(indexedDue)) ? due : null;
    }

    /**
     * Nothing in the figures that lies before it can change any more: by the subscriptions where there are any, else by what
     * came last.
     */
    public Instant revisableFrom(Profile profile) {
        if (ledger().newest() != null || newestActivity.isEmpty()) {
            return ledger().foldedBefore();
        }
        return Collections.max(newestActivity.values()).minus(profile.lateness());
    }

    /** Nothing of its history that lies before it need be kept for the figures. */
    public Instant historyFrom(Profile profile) {
        Instant lagging = Instant.MAX;
        for (Activity.Source source : LAGGING) {
            Instant newest = newestActivity.get(source);
            if (newest != null && newest.minus(profile.lateness()).isBefore(lagging)) {
                lagging = newest.minus(profile.lateness());
            }
        }
        return KeptHistory.horizon(revisableFrom(profile), lagging);
    }

    /** Returns the refusal to forget a customer that still has MRR, which would be counted for ever because no event could end it; null for any other. */
    public @Nullable Rejection refusalToErase() {
        return history().current().mrr().position().lines().isEmpty()
                ? null
                : new Rejection(
                        DeadLetterReason.STILL_PAYING,
                        "the customer still has MRR; end its subscriptions first, then erase it again");
    }

    public CustomerState indexedAt(@Nullable Instant due) {
        return new CustomerState(parts, newestActivity, due);
    }

    public CustomerState with(KeptHistory changed) {
        return new CustomerState(parts.with(changed), newestActivity, indexedDue);
    }

    CustomerState with(Ledger changed) {
        return new CustomerState(parts.with(changed), newestActivity, indexedDue);
    }

    public CustomerState with(CustomerRisk changed) {
        return new CustomerState(parts.with(changed), newestActivity, indexedDue);
    }

    CustomerState with(Engagement changed) {
        return new CustomerState(parts.with(changed), newestActivity, indexedDue);
    }

    CustomerState with(Outcomes changed) {
        return new CustomerState(parts.with(changed), newestActivity, indexedDue);
    }

    CustomerState withNewest(Activity.Source source, Instant occurredAt) {
        Map<Activity.Source, Instant> newest = new EnumMap<>(Activity.Source.class);
        newest.putAll(newestActivity);
        newest.merge(source, occurredAt, (left, right) -> left.isBefore(right) ? right : left);
        return new CustomerState(parts, Collections.unmodifiableMap(newest), indexedDue);
    }
}
