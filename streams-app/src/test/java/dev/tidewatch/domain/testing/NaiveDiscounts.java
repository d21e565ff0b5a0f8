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
import java.util.Collections;
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
    private final Function<Snapshot, UsedUp> usedUp;
    private final Map<Integer, List<NaiveDiscount>> known = new HashMap<>();

    /**
     * Discounts of the snapshot's subscription that count for one invoice and are not stated.
     *
     * @param statesNone whether what the snapshot is billed with is the customer's
     */
    record UsedUp(List<Discount> discounts, boolean statesNone) {}

    /** A discount, and the items that it lowers at some time. */
    record NaiveDiscount(Discount discount, Map<Item, NaiveDiscountDates> dates) {

        boolean lowers(Item item, Instant at) {
            NaiveDiscountDates its = dates.get(item);
            return its != null && its.holdsAt(at);
        }
    }

    NaiveDiscounts(Profile profile, List<Snapshot> all, Function<Snapshot, UsedUp> usedUp) {
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
        UsedUp used = usedUp.apply(snapshot);
        List<Discount> counted = counted(used.discounts());
        List<NaiveDiscount> own = new ArrayList<>();
        counted.forEach(discount -> own.add(new NaiveDiscount(
                discount,
                dates(
                        snapshot,
                        item -> NaiveWorth.eligible(discount, item) ? usedUpHere(discount, item, index) : null))));
        for (Discount discount : counted(snapshot.discounts())) {
            Map<Item, NaiveDiscountDates> dates = dates(
                    snapshot,
                    item -> NaiveWorth.eligible(discount, item)
                            ? NaiveDiscountDates.of(discount, item, snapshot, first(index), profile.discountTiming())
                            : null);
            if (used.statesNone()) {
                addBeside(discount, dates, dates(snapshot, item -> invoiced(counted, item, index)), own);
            } else {
                own.add(new NaiveDiscount(discount, dates));
            }
        }
        return own;
    }

    private List<Discount> counted(List<Discount> discounts) {
        return discounts.stream().filter(new NaiveWorth(profile)::counts).toList();
    }

    private static Map<Item, NaiveDiscountDates> dates(
            Snapshot snapshot, Function<Item, @Nullable NaiveDiscountDates> of) {
        Map<Item, NaiveDiscountDates> dates = new HashMap<>();
        for (Item item : licensed(snapshot)) {
            NaiveDiscountDates its = of.apply(item);
            if (its != null) {
                dates.put(item, its);
            }
        }
        return dates;
    }

    /** Not by an invoice that came before the snapshot, but for its subscription's first. */
    private @Nullable NaiveDiscountDates usedUpHere(Discount discount, Item item, int index) {
        NaiveDiscountDates dates = ofUsedUp(discount, item, index);
        Instant at = all.get(index).occurredAt();
        boolean before = dates != null
                && profile.discountTiming() == DiscountTiming.BILLED
                && !at.equals(first(index))
                && requireNonNull(dates.from()).isBefore(at);
        return before ? null : dates;
    }

    private @Nullable NaiveDiscountDates ofUsedUp(Discount discount, Item item, int index) {
        return NaiveDiscountDates.ofUsedUp(discount, item, all.get(index), first(index), profile.discountTiming());
    }

    /** From the first to the last of the invoices that used them up. */
    private @Nullable NaiveDiscountDates invoiced(List<Discount> used, Item item, int index) {
        List<NaiveDiscountDates> each = used.stream()
                .map(discount -> ofUsedUp(discount, item, index))
                .filter(Objects::nonNull)
                .filter(dates -> requireNonNull(dates.from()).isBefore(requireNonNull(dates.until())))
                .toList();
        return each.isEmpty()
                ? null
                : new NaiveDiscountDates(
                        Collections.min(
                                each.stream().map(NaiveDiscountDates::from).toList()),
                        Collections.max(
                                each.stream().map(NaiveDiscountDates::until).toList()));
    }

    /** The customer's is on every invoice but those. */
    private static void addBeside(
            Discount discount,
            Map<Item, NaiveDiscountDates> dates,
            Map<Item, NaiveDiscountDates> invoiced,
            List<NaiveDiscount> own) {
        Map<Item, NaiveDiscountDates> before = new HashMap<>();
        Map<Item, NaiveDiscountDates> behind = new HashMap<>();
        dates.forEach((item, its) -> {
            NaiveDiscountDates out = invoiced.get(item);
            if (out == null) {
                before.put(item, its);
                return;
            }
            Instant from = requireNonNull(out.from());
            Instant until = requireNonNull(out.until());
            before.put(
                    item,
                    new NaiveDiscountDates(
                            its.from(), its.until() == null || its.until().isAfter(from) ? from : its.until()));
            behind.put(
                    item,
                    new NaiveDiscountDates(
                            its.from() == null || its.from().isBefore(until) ? until : its.from(), its.until()));
        });
        own.add(new NaiveDiscount(discount, before));
        own.add(new NaiveDiscount(discount, behind));
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
