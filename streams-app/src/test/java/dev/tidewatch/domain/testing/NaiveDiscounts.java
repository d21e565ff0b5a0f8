package dev.tidewatch.domain.testing;

import static java.util.Objects.requireNonNull;

import dev.tidewatch.domain.profile.DiscountTiming;
import dev.tidewatch.domain.profile.Profile;
import dev.tidewatch.domain.subscription.Discount;
import dev.tidewatch.domain.subscription.DiscountDuration;
import dev.tidewatch.domain.subscription.Item;
import dev.tidewatch.domain.subscription.Snapshot;
import dev.tidewatch.domain.subscription.UsageType;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What is taken off each of a subscription's snapshots, read from the first one on. */
final class NaiveDiscounts {

    private final Profile profile;
    private final List<Snapshot> all;
    private final Function<Snapshot, List<Discount>> usedUp;
    private final Map<Integer, List<NaiveDiscount>> known = new HashMap<>();

    /** A discount, and the items that it lowers at some time. */
    record NaiveDiscount(Discount discount, Map<Item, NaiveDiscountDates> dates) {

        boolean lowers(Item item, Instant at) {
            NaiveDiscountDates its = dates.get(item);
            return its != null && its.holdsAt(at);
        }
    }

    NaiveDiscounts(Profile profile, List<Snapshot> all, Function<Snapshot, List<Discount>> usedUp) {
        this.profile = profile;
        this.all = all;
        this.usedUp = usedUp;
    }

    List<NaiveDiscount> of(int index) {
        List<NaiveDiscount> computed = known.get(index);
        if (computed == null) {
            computed = compute(index);
            known.put(index, computed);
        }
        return computed;
    }

    private List<NaiveDiscount> compute(int index) {
        List<NaiveDiscount> own = own(index);
        boolean begins = NaiveScheduledEnd.firstOfLife(index, all) == index;
        if (profile.discountTiming() == DiscountTiming.STATED || begins) {
            return own;
        }
        Snapshot last = all.get(index - 1);
        List<NaiveDiscount> before = of(index - 1);
        Instant at = all.get(index).occurredAt();
        boolean amountChanges = before.stream()
                .filter(one -> one.discount().amountOff() != null)
                .filter(one -> licensed(last).stream().anyMatch(item -> one.lowers(item, at)))
                .anyMatch(one ->
                        differs(one.discount(), last, all.get(index)) || differs(one.discount(), all.get(index), last));
        Map<Item, Instant> frozen = new HashMap<>();
        boolean anyLacks = licensed(all.get(index)).stream().anyMatch(item -> lacks(item, index, own));
        for (Item item : licensed(all.get(index))) {
            boolean frozenHere = renewed(item, index) ? lacks(item, index, own) : anyLacks && paidFor(item, index);
            if (frozenHere && !amountChanges) {
                frozen.put(item, boundary(item, index, at, true));
            }
        }
        List<NaiveDiscount> effective = new ArrayList<>();
        for (NaiveDiscount one : before) {
            Map<Item, NaiveDiscountDates> dates = new HashMap<>();
            frozen.forEach((item, until) -> {
                Item origin = requireNonNull(origin(item, last));
                boolean gone = renewed(item, index) && isNotOnce(one) && !stated(item, one, own, at);
                if (one.lowers(origin, at) && !gone) {
                    Instant its = requireNonNull(one.dates().get(origin)).until();
                    dates.put(item, new NaiveDiscountDates(null, its == null || its.isAfter(until) ? until : its));
                }
            });
            if (!dates.isEmpty()) {
                effective.add(new NaiveDiscount(one.discount(), dates));
            }
        }
        for (NaiveDiscount one : own) {
            Map<Item, NaiveDiscountDates> dates = new HashMap<>(one.dates());
            frozen.forEach((item, until) -> dates.computeIfPresent(
                    item,
                    (same, its) -> new NaiveDiscountDates(
                            its.from() == null || its.from().isBefore(until) ? until : its.from(), its.until())));
            effective.add(new NaiveDiscount(one.discount(), dates));
        }
        return effective;
    }

    private List<NaiveDiscount> own(int index) {
        Snapshot snapshot = all.get(index);
        List<NaiveDiscount> own = new ArrayList<>();
        usedUp.apply(snapshot).forEach(discount -> add(discount, index, true, own));
        snapshot.discounts().forEach(discount -> add(discount, index, false, own));
        return own;
    }

    private void add(Discount discount, int index, boolean used, List<NaiveDiscount> own) {
        Snapshot snapshot = all.get(index);
        if (!new NaiveWorth(profile).counts(discount)) {
            return;
        }
        Instant first = first(index);
        Map<Item, NaiveDiscountDates> dates = new HashMap<>();
        for (Item item : licensed(snapshot)) {
            NaiveDiscountDates its = used
                    ? NaiveDiscountDates.ofUsedUp(discount, item, snapshot, first, profile.discountTiming())
                    : NaiveDiscountDates.of(discount, item, snapshot, first, profile.discountTiming());
            if (its != null && NaiveWorth.eligible(discount, item)) {
                dates.put(item, its);
            }
        }
        own.add(new NaiveDiscount(discount, dates));
    }

    /** Whether the running period of the item was invoiced with something that its snapshot does not state. */
    private boolean lacks(Item item, int index, List<NaiveDiscount> own) {
        Instant at = all.get(index).occurredAt();
        if (!paidFor(item, index)) {
            return false;
        }
        Item origin = requireNonNull(origin(item, all.get(index - 1)));
        return of(index - 1).stream()
                .filter(one -> one.lowers(origin, at))
                .filter(one -> !renewed(item, index) || !isNotOnce(one))
                .anyMatch(one -> !stated(item, one, own, at));
    }

    private static boolean isNotOnce(NaiveDiscount one) {
        return one.discount().duration() != DiscountDuration.ONCE;
    }

    private static boolean stated(Item item, NaiveDiscount one, List<NaiveDiscount> own, Instant at) {
        return own.stream()
                .anyMatch(other -> other.lowers(item, at) && takenOff(other).equals(takenOff(one)));
    }

    private static String takenOff(NaiveDiscount one) {
        Discount discount = one.discount();
        return discount.amountOff() == null
                ? requireNonNull(discount.percentOff()).toPlainString()
                : discount.amountOff().toPlainString() + discount.currency();
    }

    /** Whether it was there before, in a period that is known. */
    private boolean paidFor(Item item, int index) {
        return origin(item, all.get(index - 1)) != null && periodEnd(item, index) != null;
    }

    /** Whether a period of the item begins between the snapshots, at most a day before the second. */
    private boolean renewed(Item item, int index) {
        if (!paidFor(item, index)) {
            return false;
        }
        Instant at = all.get(index).occurredAt();
        Instant from = boundary(item, index, at.minus(Duration.ofDays(1)), true);
        Instant next = boundary(item, index, all.get(index - 1).occurredAt(), true);
        return !from.isAfter(at) && !next.isAfter(at);
    }

    private Instant boundary(Item item, int index, Instant instant, boolean strictly) {
        return NaiveDiscountDates.boundary(
                item, requireNonNull(periodEnd(item, index)), first(index), instant, strictly);
    }

    private @Nullable Instant periodEnd(Item item, int index) {
        Instant own = item.currentPeriodEndsAt();
        return own == null ? all.get(index).currentPeriodEndsAt() : own;
    }

    private Instant first(int index) {
        return all.get(NaiveScheduledEnd.firstOfLife(index, all)).occurredAt();
    }

    /** Whether the amount is for an item of one snapshot that the other does not have as it is. */
    private static boolean differs(Discount amount, Snapshot one, Snapshot other) {
        return licensed(one).stream()
                .anyMatch(item -> NaiveWorth.eligible(amount, item) && origin(item, other) == null);
    }

    private static @Nullable Item origin(Item item, Snapshot last) {
        return licensed(last).stream()
                .filter(before -> invoiced(before).equals(invoiced(item)))
                .findFirst()
                .orElse(null);
    }

    private static List<Object> invoiced(Item item) {
        return List.of(
                item.planId(),
                Objects.requireNonNullElse(item.productId(), ""),
                item.unitAmount(),
                Objects.requireNonNullElse(item.amount(), ""),
                item.currency(),
                item.quantity(),
                item.interval());
    }

    private static List<Item> licensed(Snapshot snapshot) {
        return snapshot.items().stream()
                .filter(item -> item.usageType() == UsageType.LICENSED)
                .toList();
    }
}
