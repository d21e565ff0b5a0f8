package dev.tidewatch.domain.valuation;

import dev.tidewatch.domain.money.Fraction;
import dev.tidewatch.domain.subscription.Discount;
import dev.tidewatch.domain.subscription.Item;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;

/**
 * Takes a discount, such as a coupon of Stripe, off what items cost: a percentage off each, or an amount that is spread over them;
 * docs/formulas.md, "What a snapshot is worth". {@link DiscountDates} says when a discount holds, and
 * {@link dev.tidewatch.domain.profile.DiscountPolicy} ({@code tidewatch.discounts}) which discounts count. A discount that only has an id
 * gets its percentage or amount from {@link dev.tidewatch.domain.terms.TermsBook}.
 */
final class Discounts {

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    private Discounts() {}

    /**
     * Lowers the amounts of the items that bear a discount at an instant.
     *
     * @param values what each item costs a period, less the discounts before this one
     */
    static void takeOff(AppliedDiscount applied, List<Item> items, Fraction[] values, Instant at) {
        BigDecimal percentOff = applied.discount().percentOff();
        if (percentOff != null) {
            Fraction left = new Fraction(HUNDRED.subtract(percentOff), HUNDRED);
            for (int i = 0; i < values.length; i++) {
                values[i] = applied.lowers(i, at) ? values[i].times(left) : values[i];
            }
        }
        BigDecimal amountOff = applied.discount().amountOff();
        if (amountOff != null) {
            spread(Fraction.of(amountOff), applied, items, values, at);
        }
    }

    /**
     * The amount is one an invoice, and invoices come with the shortest periods: their items bear it in proportion to what is left
     * of each, and those of longer periods what they cannot bear.
     */
    private static void spread(
            Fraction amountOff, AppliedDiscount applied, List<Item> items, Fraction[] values, Instant at) {
        Fraction left = amountOff;
        long length = nextLength(applied.discount(), items, 0);
        while (length < Long.MAX_VALUE && left.signum() > 0) {
            Fraction total = total(length, applied.discount(), items, values);
            if (total.signum() > 0) {
                Fraction kept = total.minus(left).atLeastZero().dividedBy(total);
                for (int i = 0; i < values.length; i++) {
                    boolean bears = isOf(length, applied.discount(), items.get(i)) && applied.lowers(i, at);
                    values[i] = bears ? values[i].times(kept) : values[i];
                }
                left = left.minus(total).atLeastZero();
            }
            length = nextLength(applied.discount(), items, length);
        }
    }

    private static Fraction total(long length, Discount discount, List<Item> items, Fraction[] values) {
        Fraction total = Fraction.ZERO;
        for (int i = 0; i < values.length; i++) {
            total = isOf(length, discount, items.get(i)) ? total.plus(values[i]) : total;
        }
        return total;
    }

    private static boolean isOf(long length, Discount discount, Item item) {
        return item.interval().length() == length && discount.isFor(item);
    }

    /** The shortest period above {@code length} of the items that bear it. */
    private static long nextLength(Discount discount, List<Item> items, long length) {
        long next = Long.MAX_VALUE;
        for (Item item : items) {
            long its = item.interval().length();
            next = its > length && its < next && discount.isFor(item) ? its : next;
        }
        return next;
    }
}
