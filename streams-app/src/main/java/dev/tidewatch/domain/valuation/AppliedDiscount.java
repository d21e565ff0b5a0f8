package dev.tidewatch.domain.valuation;

import dev.tidewatch.domain.subscription.Discount;
import java.time.Instant;
import java.util.ArrayList;
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

    /**
     * Adds it to {@code all} for the time before and the time behind some invoices.
     *
     * @param invoiced of each licensed item; nothing is left out where it is never
     */
    void addBeside(List<Validity> invoiced, List<AppliedDiscount> all) {
        List<Validity> before = new ArrayList<>(validities.size());
        List<Validity> behind = new ArrayList<>(validities.size());
        for (int i = 0; i < validities.size(); i++) {
            Validity out = invoiced.get(i);
            before.add(out.isEver() ? validities.get(i).upTo(out.from()) : validities.get(i));
            behind.add(out.isEver() ? validities.get(i).startingAt(out.until()) : Validity.NEVER);
        }
        all.add(new AppliedDiscount(discount, before));
        all.add(new AppliedDiscount(discount, behind));
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
