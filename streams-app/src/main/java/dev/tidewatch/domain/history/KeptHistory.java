package dev.tidewatch.domain.history;

import dev.tidewatch.domain.ledger.Revised;
import dev.tidewatch.domain.time.BusinessDays;
import dev.tidewatch.domain.vector.Window;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A customer's history and what of it the metrics know. What they do not know yet is kept with the customer, so no crash can
 * lose it and none can tell it twice.
 *
 * @param released what the metrics know
 * @param unreleased the history now; null if it is {@code released}
 */
public record KeptHistory(
        CustomerHistory released, @Nullable CustomerHistory unreleased) {

    public static final KeptHistory EMPTY = new KeptHistory(CustomerHistory.EMPTY, null);

    /** No window reaches back farther. */
    private static final Duration REACH = Duration.ofDays(Window.LONGEST_DAYS + 1L);

    /**
     * Nothing that lies before it need be kept, because no window of a day that may still change reaches it. Payments and answers may
     * lag behind the subscriptions: what they change is exact if it lies no more than a window's length before {@code revisableFrom}.
     *
     * @param revisableFrom nothing else that lies before it can change any more
     * @param lagging no payment and no answer that lies before it is taken in
     */
    public static Instant horizon(Instant revisableFrom, Instant lagging) {
        Instant farthest = revisableFrom.minus(REACH);
        Instant changing = lagging.isBefore(revisableFrom) ? lagging : revisableFrom;
        return (changing.isBefore(farthest) ? farthest : changing).minus(REACH);
    }

    public CustomerHistory current() {
        return unreleased == null ? released : unreleased;
    }

    public boolean isReleased() {
        return unreleased == null;
    }

    /** With what the ledger says now. */
    public KeptHistory revised(Revised revised, Booking booking) {
        MrrHistory before = current().mrr().replacing(revised.from(), List.of());
        MrrHistory mrr = before.replacing(revised.from(), booking.entries(before.position(), revised.movements()));
        return with(current().with(mrr).with(trials(revised, booking)));
    }

    private List<Trial> trials(Revised revised, Booking booking) {
        List<Trial> changed = revised.trials().stream().map(booking::trial).toList();
        if (changed.isEmpty() && current().trials().isEmpty()) {
            return changed;
        }
        List<Trial> all = new ArrayList<>(changed);
        for (Trial trial : current().trials()) {
            if (trial.startedAt().isBefore(revised.from()) && changed.stream().noneMatch(trial::isSameAs)) {
                all.add(trial);
            }
        }
        all.sort(Trial.ORDER);
        return all;
    }

    /** With another history than before. */
    public KeptHistory with(CustomerHistory changed) {
        return changed.equals(current()) ? this : new KeptHistory(released, changed);
    }

    /** After the metrics were told; what lies before {@code horizon} no window of a day that may still change reaches. */
    public KeptHistory released(Instant horizon, BusinessDays days) {
        return new KeptHistory(current().foldedBefore(horizon, days), null);
    }
}
