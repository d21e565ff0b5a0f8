package dev.tidewatch.domain.valuation;

import static dev.tidewatch.domain.time.Instants.later;

import dev.tidewatch.domain.money.Amounts;
import dev.tidewatch.domain.subscription.Discount;
import dev.tidewatch.domain.subscription.DiscountDuration;
import dev.tidewatch.domain.subscription.Item;
import dev.tidewatch.domain.time.BillingPeriods;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Carries the discounts of a snapshot on after the next one no longer states them: an unchanged item costs until its next period
 * what it was invoiced for. docs/formulas.md, "What a snapshot is worth".
 */
final class CarriedDiscounts {

    /** How soon after the start of a period the first snapshot in it tells what the period is invoiced with. */
    private static final Duration RENEWAL = Duration.ofDays(1);

    private final Instant at;
    private final List<Item> itemsBefore;
    private final List<AppliedDiscount> before;
    private final List<Item> items;
    private final List<AppliedDiscount> own;
    private final int[] origins;
    private final @Nullable Instant[] untils;
    private final boolean[] renewed;

    private CarriedDiscounts(
            PlacedSnapshot last, List<AppliedDiscount> before, PlacedSnapshot next, List<AppliedDiscount> own) {
        this.at = next.snapshot().occurredAt();
        this.itemsBefore = Pricing.licensed(last.snapshot());
        this.before = before;
        this.items = Pricing.licensed(next.snapshot());
        this.own = own;
        this.origins = new int[items.size()];
        this.untils = new Instant[items.size()];
        this.renewed = new boolean[items.size()];
        for (int i = 0; i < origins.length; i++) {
            place(i, last.snapshot().occurredAt(), next);
        }
    }

    /**
     * Returns what is taken off a snapshot that follows another.
     *
     * @param before what is taken off the other
     * @param own what the snapshot itself states
     */
    static BilledDiscounts onto(
            PlacedSnapshot last, List<AppliedDiscount> before, PlacedSnapshot next, List<AppliedDiscount> own) {
        return before.isEmpty() || next.begins()
                ? new BilledDiscounts(own, null)
                : new CarriedDiscounts(last, before, next, own).billed();
    }

    private BilledDiscounts billed() {
        boolean carries = lacksAny() && !changesAnAmount();
        Instant last = null;
        for (int i = 0; i < origins.length; i++) {
            untils[i] = carries && (!renewed[i] || lacks(i)) ? untils[i] : null;
            last = last == null ? untils[i] : later(last, untils[i]);
        }
        if (last == null) {
            return new BilledDiscounts(own, null);
        }
        List<AppliedDiscount> applied = new ArrayList<>(before.size() + own.size());
        before.forEach(discount -> addCarried(discount, applied));
        own.forEach(discount -> applied.add(new AppliedDiscount(discount.discount(), deferred(discount))));
        return new BilledDiscounts(applied, last);
    }

    private void addCarried(AppliedDiscount discount, List<AppliedDiscount> applied) {
        List<Validity> validities = new ArrayList<>(items.size());
        boolean any = false;
        for (int i = 0; i < origins.length; i++) {
            boolean kept =
                    untils[i] != null && holds(discount, i) && (isOnThePeriod(discount, i) || isStated(discount, i));
            validities.add(
                    kept
                            ? discount.validities().get(origins[i]).upTo(Objects.requireNonNull(untils[i]))
                            : Validity.NEVER);
            any |= kept;
        }
        if (any) {
            applied.add(new AppliedDiscount(discount.discount(), validities));
        }
    }

    private List<Validity> deferred(AppliedDiscount discount) {
        List<Validity> validities = new ArrayList<>(items.size());
        for (int i = 0; i < origins.length; i++) {
            Validity stated = discount.validities().get(i);
            Instant until = untils[i];
            validities.add(until == null ? stated : stated.startingAt(until));
        }
        return validities;
    }

    private void place(int i, Instant lastAt, PlacedSnapshot next) {
        Item item = items.get(i);
        origins[i] = origin(item);
        Instant boundary = DiscountDates.boundary(item, next.snapshot());
        if (origins[i] >= 0 && boundary != null) {
            BillingPeriods periods = new BillingPeriods(item.interval(), boundary, next.beganAt());
            Instant dayBefore = at.minus(RENEWAL);
            Instant start = periods.after(lastAt.isAfter(dayBefore) ? lastAt : dayBefore);
            renewed[i] = start != null && !start.isAfter(at);
            untils[i] = periods.after(at);
        }
    }

    private int origin(Item item) {
        for (int i = 0; i < itemsBefore.size(); i++) {
            if (isUnchanged(itemsBefore.get(i), item)) {
                return i;
            }
        }
        return -1;
    }

    private static boolean isUnchanged(Item before, Item item) {
        return before.planId().equals(item.planId())
                && before.quantity() == item.quantity()
                && before.interval().equals(item.interval())
                && before.currency().equals(item.currency())
                && Amounts.same(before.unitAmount(), item.unitAmount())
                && Amounts.same(before.amount(), item.amount())
                && Objects.equals(before.productId(), item.productId());
    }

    private boolean lacksAny() {
        for (int i = 0; i < origins.length; i++) {
            if (lacks(i)) {
                return true;
            }
        }
        return false;
    }

    /** Returns whether the period that the item is in was invoiced with a discount that is not stated any more. */
    private boolean lacks(int i) {
        for (AppliedDiscount discount : before) {
            if (untils[i] != null && holds(discount, i) && isOnThePeriod(discount, i) && !isStated(discount, i)) {
                return true;
            }
        }
        return false;
    }

    /** One that is gone with a renewal was not on its invoice, unless that invoice is what used it up. */
    private boolean isOnThePeriod(AppliedDiscount discount, int i) {
        return !renewed[i] || discount.discount().duration() == DiscountDuration.ONCE;
    }

    private boolean holds(AppliedDiscount discount, int i) {
        return origins[i] >= 0 && discount.lowers(origins[i], at);
    }

    /** Returns whether one that takes off the same holds by the snapshot itself. */
    private boolean isStated(AppliedDiscount discount, int i) {
        for (AppliedDiscount stated : own) {
            if (stated.lowers(i, at) && takesOffTheSame(stated.discount(), discount.discount())) {
                return true;
            }
        }
        return false;
    }

    private static boolean takesOffTheSame(Discount left, Discount right) {
        return Amounts.same(left.percentOff(), right.percentOff())
                && Amounts.same(left.amountOff(), right.amountOff())
                && (left.amountOff() == null || Objects.equals(left.currency(), right.currency()));
    }

    /** Returns whether an amount was spread over items that are not all the same any more. */
    private boolean changesAnAmount() {
        for (AppliedDiscount discount : before) {
            if (discount.discount().amountOff() != null && discount.lowersAny(at) && changes(discount.discount())) {
                return true;
            }
        }
        return false;
    }

    private boolean changes(Discount amount) {
        for (int i = 0; i < origins.length; i++) {
            if (origins[i] < 0 && amount.isFor(items.get(i))) {
                return true;
            }
        }
        for (Item item : itemsBefore) {
            if (amount.isFor(item) && items.stream().noneMatch(left -> isUnchanged(item, left))) {
                return true;
            }
        }
        return false;
    }
}
