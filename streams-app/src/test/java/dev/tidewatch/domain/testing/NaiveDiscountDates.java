package dev.tidewatch.domain.testing;

import dev.tidewatch.domain.profile.DiscountTiming;
import dev.tidewatch.domain.subscription.Discount;
import dev.tidewatch.domain.subscription.DiscountDuration;
import dev.tidewatch.domain.subscription.Item;
import dev.tidewatch.domain.subscription.Snapshot;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/**
 * From when until when a discount lowers an item, walked from period to period.
 *
 * @param from null: as long as its snapshot says so
 * @param until null: likewise
 */
record NaiveDiscountDates(@Nullable Instant from, @Nullable Instant until) {

    static NaiveDiscountDates of(
            Discount discount, Item item, Snapshot snapshot, Instant firstOfLife, DiscountTiming timing) {
        Instant known = item.currentPeriodEndsAt();
        if (known == null) {
            known = snapshot.currentPeriodEndsAt();
        }
        boolean once = discount.duration() == DiscountDuration.ONCE;
        Instant starts = discount.startsAt();
        if (known == null || timing == DiscountTiming.STATED) {
            Instant ends = discount.endsAt();
            return new NaiveDiscountDates(starts, ends == null && once ? snapshot.currentPeriodEndsAt() : ends);
        }
        Instant from = null;
        Instant afterFirst = known;
        if (starts != null) {
            Duration before = Duration.between(starts, firstOfLife);
            boolean withTheSale = !before.isNegative() && before.compareTo(Duration.ofDays(1)) <= 0;
            Instant payable = once ? afterTheTrial(starts, snapshot) : starts;
            from = withTheSale ? null : boundary(item, known, firstOfLife, payable, false);
            afterFirst = boundary(
                    item, known, firstOfLife, from == null ? afterTheTrial(firstOfLife, snapshot) : from, true);
        }
        if (discount.endsAt() != null) {
            return new NaiveDiscountDates(from, boundary(item, known, firstOfLife, discount.endsAt(), false));
        }
        return new NaiveDiscountDates(from, once ? afterFirst : null);
    }

    /** Of one that an invoice used up: the period of that invoice; null where it lowers nothing. */
    static @Nullable NaiveDiscountDates ofUsedUp(
            Discount discount, Item item, Snapshot snapshot, Instant firstOfLife, DiscountTiming timing) {
        Instant known =
                item.currentPeriodEndsAt() != null ? item.currentPeriodEndsAt() : snapshot.currentPeriodEndsAt();
        Instant starts = discount.startsAt();
        if (known == null || starts == null) {
            return null;
        }
        Duration before = Duration.between(starts, firstOfLife);
        boolean withTheSale = !before.isNegative() && before.compareTo(Duration.ofDays(1)) <= 0;
        Instant payable = afterTheTrial(starts, snapshot);
        boolean atOnce = withTheSale && afterTheTrial(firstOfLife, snapshot).equals(firstOfLife);
        Instant invoiced = atOnce ? firstOfLife : boundary(item, known, firstOfLife, payable, false);
        boolean kept = atOnce || discount.endsAt() == null || !discount.endsAt().isBefore(invoiced);
        if (timing == DiscountTiming.STATED) {
            return new NaiveDiscountDates(
                    starts, kept ? boundary(item, known, firstOfLife, payable, true) : discount.endsAt());
        }
        return kept ? new NaiveDiscountDates(invoiced, boundary(item, known, firstOfLife, invoiced, true)) : null;
    }

    private static Instant afterTheTrial(Instant instant, Snapshot snapshot) {
        Instant trialEndsAt = snapshot.trialEndsAt();
        return trialEndsAt == null || trialEndsAt.isBefore(instant) ? instant : trialEndsAt;
    }

    boolean holdsAt(Instant at) {
        return (from == null || !from.isAfter(at)) && (until == null || until.isAfter(at));
    }

    static Instant boundary(Item item, Instant known, Instant first, Instant instant, boolean strictly) {
        LocalDateTime anchor = anchor(item, known, first);
        int period = 0;
        while (!period(item, anchor, period).isBefore(instant)) {
            period--;
        }
        while (period(item, anchor, period).isBefore(instant)
                || (strictly && period(item, anchor, period).equals(instant))) {
            period++;
        }
        return period(item, anchor, period);
    }

    /** The first day of all, if the known boundary is so many whole periods behind it. */
    private static LocalDateTime anchor(Item item, Instant known, Instant first) {
        LocalDateTime end = LocalDateTime.ofInstant(known, ZoneOffset.UTC);
        LocalDate day = LocalDate.ofInstant(first, ZoneOffset.UTC);
        for (int period = -100; period <= 100; period++) {
            LocalDateTime candidate = day.atTime(end.toLocalTime());
            if (isMonthly(item) && period(item, candidate, period).equals(known)) {
                return candidate;
            }
        }
        return end;
    }

    private static boolean isMonthly(Item item) {
        return switch (item.interval().unit()) {
            case DAY, WEEK -> false;
            case MONTH, YEAR -> true;
        };
    }

    private static Instant period(Item item, LocalDateTime anchor, int number) {
        long units = (long) number * item.interval().count();
        LocalDateTime at = switch (item.interval().unit()) {
            case DAY -> anchor.plusDays(units);
            case WEEK -> anchor.plusWeeks(units);
            case MONTH -> anchor.plusMonths(units);
            case YEAR -> anchor.plusYears(units);
        };
        return at.toInstant(ZoneOffset.UTC);
    }
}
