package dev.tidewatch.domain.valuation;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Holds what is taken off a snapshot, with what the one before it was invoiced for.
 *
 * @param applied in their order, each with its dates
 * @param carriedUntil the end of the last period for which an item costs what it was invoiced for before; null if there is none
 */
record BilledDiscounts(
        List<AppliedDiscount> applied, @Nullable Instant carriedUntil) {

    BilledDiscounts {
        applied = List.copyOf(applied);
    }

    /** Returns whether any lowers an item between the two. */
    boolean lowers(Instant from, Instant until) {
        for (AppliedDiscount discount : applied) {
            for (Validity validity : discount.validities()) {
                if (validity.isEver()
                        && validity.from().isBefore(until)
                        && validity.until().isAfter(from)) {
                    return true;
                }
            }
        }
        return false;
    }
}
