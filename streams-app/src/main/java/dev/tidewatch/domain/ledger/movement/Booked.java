package dev.tidewatch.domain.ledger.movement;

import org.jspecify.annotations.Nullable;

/**
 * Holds what a customer's MRR in one currency is booked at.
 *
 * @param micros of the reporting currency; never negative
 * @param waiting whether a part of the MRR has no rate, and is not in {@code micros}
 */
public record Booked(long micros, boolean waiting) {

    public static final Booked NOTHING = new Booked(0, false);

    /** After a movement in the currency. */
    public Booked after(Movement movement) {
        return after(movement.before(), movement.after(), movement.reportingAmount());
    }

    /** After MRR went from {@code before} to {@code after}, for {@code amount} or, without a rate, null. */
    public Booked after(long before, long after, @Nullable Long amount) {
        boolean waits = waiting || (after > before && amount == null);
        return new Booked(amount == null ? micros : Math.addExact(micros, amount), waits && after > 0);
    }
}
