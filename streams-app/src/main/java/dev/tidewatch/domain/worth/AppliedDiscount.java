package dev.tidewatch.domain.worth;

import dev.tidewatch.domain.subscription.Discount;
import java.time.Instant;
import java.util.List;

/**
 * A discount that counts by setting.
 *
 * @param validities of each licensed item, in their order
 */
record AppliedDiscount(Discount discount, List<Validity> validities) {

    AppliedDiscount {
        validities = List.copyOf(validities);
    }

    boolean lowers(int item, Instant at) {
        return validities.get(item).holdsAt(at);
    }

    boolean lowersAny(Instant at) {
        for (Validity validity : validities) {
            if (validity.holdsAt(at)) {
                return true;
            }
        }
        return false;
    }
}
