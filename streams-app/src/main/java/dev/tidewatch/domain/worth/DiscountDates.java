package dev.tidewatch.domain.worth;

import dev.tidewatch.domain.profile.DiscountTiming;
import dev.tidewatch.domain.subscription.Discount;
import dev.tidewatch.domain.subscription.DiscountDuration;
import dev.tidewatch.domain.subscription.Item;
import dev.tidewatch.domain.subscription.Snapshot;
import dev.tidewatch.domain.time.BillingPeriods;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** When a discount lowers an item: docs/formulas.md, "What a snapshot is worth". */
final class DiscountDates {

    /** How long before the first event of a subscription its source may have given it the discount it begins with. */
    private static final Duration SALE = Duration.ofDays(1);

    private final DiscountTiming timing;

    DiscountDates(DiscountTiming timing) {
        this.timing = timing;
    }

    Validity of(Discount discount, Item item, PlacedSnapshot placed) {
        Snapshot snapshot = placed.snapshot();
        Instant boundary =
                item.currentPeriodEndsAt() == null ? snapshot.currentPeriodEndsAt() : item.currentPeriodEndsAt();
        if (timing == DiscountTiming.STATED || boundary == null) {
            return Validity.between(discount.startsAt(), discount.endsAt(snapshot.currentPeriodEndsAt()));
        }
        BillingPeriods periods = new BillingPeriods(item.interval(), boundary, placed.beganAt());
        return discount.startsAt() == null
                ? Validity.between(null, end(discount, periods, boundary))
                : started(discount, discount.startsAt(), periods, placed.beganAt());
    }

    private static Validity started(
            Discount discount, Instant startsAt, BillingPeriods periods, @Nullable Instant beganAt) {
        if (beganAt != null && !startsAt.isAfter(beganAt) && !startsAt.isBefore(beganAt.minus(SALE))) {
            return Validity.between(null, end(discount, periods, periods.after(beganAt)));
        }
        Instant from = periods.atOrAfter(startsAt);
        return from == null ? Validity.NEVER : Validity.between(from, end(discount, periods, periods.after(from)));
    }

    /** @param ofFirst the end of the period of the first invoice that it lowers */
    private static @Nullable Instant end(Discount discount, BillingPeriods periods, @Nullable Instant ofFirst) {
        if (discount.endsAt() != null) {
            return periods.atOrAfter(discount.endsAt());
        }
        return discount.duration() == DiscountDuration.ONCE ? ofFirst : null;
    }
}
