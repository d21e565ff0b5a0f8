package dev.tidewatch.domain.valuation;

import dev.tidewatch.domain.profile.DiscountTiming;
import dev.tidewatch.domain.subscription.Discount;
import dev.tidewatch.domain.subscription.DiscountDuration;
import dev.tidewatch.domain.subscription.Item;
import dev.tidewatch.domain.subscription.Snapshot;
import dev.tidewatch.domain.time.BillingPeriods;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Decides from when to when a discount lowers an item: docs/formulas.md, "What a snapshot is worth". */
final class DiscountDates {

    /** How long before the first event of a subscription its source may have given it the discount it begins with. */
    private static final Duration SALE = Duration.ofDays(1);

    private final DiscountTiming timing;

    DiscountDates(DiscountTiming timing) {
        this.timing = timing;
    }

    Validity of(Discount discount, Item item, PlacedSnapshot placed) {
        Snapshot snapshot = placed.snapshot();
        Instant boundary = boundary(item, snapshot);
        if (timing == DiscountTiming.STATED || boundary == null) {
            return Validity.between(discount.startsAt(), discount.endsAt(snapshot.currentPeriodEndsAt()));
        }
        BillingPeriods periods = new BillingPeriods(item.interval(), boundary, placed.beganAt());
        return discount.startsAt() == null
                ? Validity.between(null, end(discount, periods, boundary))
                : started(discount, discount.startsAt(), periods, placed);
    }

    /** Dates one that an invoice in the snapshot's own time used up; what an earlier one did is carried where the item is unchanged. */
    Validity ofUsedUp(Discount discount, Item item, PlacedSnapshot placed) {
        Validity invoiced = ofInvoice(discount, item, placed);
        boolean earlier =
                invoiced.isEver() && invoiced.from().isBefore(placed.snapshot().occurredAt());
        return timing == DiscountTiming.BILLED && earlier && !placed.begins() ? Validity.NEVER : invoiced;
    }

    /** Dates one that an invoice used up, whatever the snapshot and the item are: it holds for the period of that invoice. */
    Validity ofInvoice(Discount discount, Item item, PlacedSnapshot placed) {
        Instant boundary = boundary(item, placed.snapshot());
        Instant startsAt = discount.startsAt();
        if (boundary == null || startsAt == null) {
            return Validity.NEVER;
        }
        BillingPeriods periods = new BillingPeriods(item.interval(), boundary, placed.beganAt());
        Instant payable = payableFrom(startsAt, placed);
        boolean atOnce = isWithTheSale(startsAt, placed.beganAt()) && !payable.isAfter(placed.beganAt());
        Instant from = atOnce ? placed.beganAt() : periods.atOrAfter(payable);
        boolean takenAway = !atOnce
                && discount.endsAt() != null
                && from != null
                && discount.endsAt().isBefore(from);
        if (timing == DiscountTiming.STATED) {
            return Validity.between(startsAt, takenAway ? discount.endsAt() : periods.after(payable));
        }
        return from == null || takenAway ? Validity.NEVER : Validity.between(from, periods.after(from));
    }

    /** One boundary of the item's periods; null where none is known. */
    static @Nullable Instant boundary(Item item, Snapshot snapshot) {
        return item.currentPeriodEndsAt() == null ? snapshot.currentPeriodEndsAt() : item.currentPeriodEndsAt();
    }

    private static Validity started(
            Discount discount, Instant startsAt, BillingPeriods periods, PlacedSnapshot placed) {
        Instant beganAt = placed.beganAt();
        if (beganAt != null && isWithTheSale(startsAt, beganAt)) {
            return Validity.between(null, end(discount, periods, periods.after(payableFrom(beganAt, placed))));
        }
        boolean once = discount.duration() == DiscountDuration.ONCE;
        Instant from = periods.atOrAfter(once ? payableFrom(startsAt, placed) : startsAt);
        return from == null ? Validity.NEVER : Validity.between(from, end(discount, periods, periods.after(from)));
    }

    /** Returns the instant from which on an invoice may use a discount up: that of a trial is for nothing and uses none. */
    private static Instant payableFrom(Instant instant, PlacedSnapshot placed) {
        Instant trialEndsAt = placed.snapshot().trialEndsAt();
        return trialEndsAt != null && trialEndsAt.isAfter(instant) ? trialEndsAt : instant;
    }

    private static boolean isWithTheSale(Instant startsAt, @Nullable Instant beganAt) {
        return beganAt != null && !startsAt.isAfter(beganAt) && !startsAt.isBefore(beganAt.minus(SALE));
    }

    /** @param ofFirst the end of the period of the first invoice that it lowers */
    private static @Nullable Instant end(Discount discount, BillingPeriods periods, @Nullable Instant ofFirst) {
        if (discount.endsAt() != null) {
            return periods.atOrAfter(discount.endsAt());
        }
        return discount.duration() == DiscountDuration.ONCE ? ofFirst : null;
    }
}
