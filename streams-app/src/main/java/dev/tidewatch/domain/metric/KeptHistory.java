package dev.tidewatch.domain.metric;

import dev.tidewatch.domain.ledger.Revised;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A customer's MRR history and what of it the metrics know. What they do not know yet is kept with the customer, so no crash
 * can lose it and none can tell it twice.
 *
 * @param released what the metrics know
 * @param unreleased the history now; null if it is {@code released}
 */
public record KeptHistory(MrrHistory released, @Nullable MrrHistory unreleased) {

    public static final KeptHistory EMPTY = new KeptHistory(MrrHistory.EMPTY, null);

    public MrrHistory current() {
        return unreleased == null ? released : unreleased;
    }

    public boolean isReleased() {
        return unreleased == null;
    }

    /** With what the ledger says now. */
    public KeptHistory revised(Revised revised, Booking booking) {
        MrrHistory before = current().replacing(revised.from(), List.of());
        return new KeptHistory(
                released, before.replacing(revised.from(), booking.entries(before.position(), revised.movements())));
    }

    /** After the metrics were told; what lies before {@code horizon} no window of a day that may still change reaches. */
    public KeptHistory released(Instant horizon) {
        return new KeptHistory(current().foldedBefore(horizon), null);
    }
}
