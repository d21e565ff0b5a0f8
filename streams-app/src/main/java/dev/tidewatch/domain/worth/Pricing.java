package dev.tidewatch.domain.worth;

import dev.tidewatch.domain.money.Fraction;
import dev.tidewatch.domain.profile.Profile;
import dev.tidewatch.domain.subscription.Discount;
import dev.tidewatch.domain.subscription.Item;
import dev.tidewatch.domain.subscription.Snapshot;
import dev.tidewatch.domain.subscription.UsageType;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Items less discounts, to a month: exact until one HALF_UP rounding to 6 places per item, after discounts, so that plans
 * add up to their subscription.
 */
public final class Pricing {

    /** The most that one subscription may be worth a month before discounts: 100 billion currency units. */
    public static final long MAX_GROSS_MICROS = 100_000_000_000_000_000L;

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    private final Profile profile;

    public Pricing(Profile profile) {
        this.profile = profile;
    }

    /** What the licensed items are worth at {@code at}, discounts that have not ended by then taken off. */
    public Position position(Snapshot snapshot, Instant at) {
        List<Item> items = licensed(snapshot);
        Fraction[] values = new Fraction[items.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = Fraction.of(items.get(i).periodAmount());
        }
        for (Discount discount : snapshot.discounts()) {
            if (applies(discount, snapshot.currentPeriodEndsAt(), at)) {
                takeOff(discount, items, values);
            }
        }
        List<LineAmount> amounts = new ArrayList<>(values.length);
        for (int i = 0; i < values.length; i++) {
            amounts.add(new LineAmount(line(snapshot, items.get(i)), aMonth(values[i], items.get(i))));
        }
        return Position.of(amounts);
    }

    /**
     * The worth a month in micros before discounts, over all currencies: an upper bound of any position.
     *
     * @throws ArithmeticException above {@link #MAX_GROSS_MICROS}
     */
    public long gross(Snapshot snapshot) {
        long sum = 0;
        for (Item item : licensed(snapshot)) {
            sum = Math.addExact(sum, aMonth(Fraction.of(item.periodAmount()), item));
        }
        if (sum > MAX_GROSS_MICROS) {
            throw new ArithmeticException("above the largest MRR of a subscription");
        }
        return sum;
    }

    /** What the licensed items are, whatever they are worth. */
    public static List<Line> lines(Snapshot snapshot) {
        return licensed(snapshot).stream()
                .map(item -> line(snapshot, item))
                .distinct()
                .sorted()
                .toList();
    }

    private static List<Item> licensed(Snapshot snapshot) {
        List<Item> licensed = new ArrayList<>(snapshot.items().size());
        for (Item item : snapshot.items()) {
            if (item.usageType() == UsageType.LICENSED) {
                licensed.add(item);
            }
        }
        return licensed;
    }

    private boolean applies(Discount discount, @Nullable Instant currentPeriodEndsAt, Instant at) {
        Instant end = discount.endsAt(currentPeriodEndsAt);
        return profile.discounts().counts(discount.duration()) && (end == null || at.isBefore(end));
    }

    private static void takeOff(Discount discount, List<Item> items, Fraction[] values) {
        if (discount.percentOff() != null) {
            Fraction left = new Fraction(HUNDRED.subtract(discount.percentOff()), HUNDRED);
            for (int i = 0; i < values.length; i++) {
                values[i] = discount.appliesTo(items.get(i)) ? values[i].times(left) : values[i];
            }
        }
        if (discount.amountOff() != null) {
            spread(Fraction.of(discount.amountOff()), discount, items, values);
        }
    }

    /** Each eligible item bears the amount in proportion to what is left of it. */
    private static void spread(Fraction amountOff, Discount discount, List<Item> items, Fraction[] values) {
        Fraction total = Fraction.ZERO;
        for (int i = 0; i < values.length; i++) {
            total = bears(discount, items.get(i)) ? total.plus(values[i]) : total;
        }
        if (total.signum() == 0) {
            return;
        }
        Fraction left = total.minus(amountOff).atLeastZero().dividedBy(total);
        for (int i = 0; i < values.length; i++) {
            values[i] = bears(discount, items.get(i)) ? values[i].times(left) : values[i];
        }
    }

    private static boolean bears(Discount discount, Item item) {
        return discount.appliesTo(item) && item.currency().equals(discount.currency());
    }

    private long aMonth(Fraction value, Item item) {
        return value.times(profile.monthFactors().of(item.interval())).toMicros();
    }

    private static Line line(Snapshot snapshot, Item item) {
        return new Line(
                snapshot.subscriptionId(),
                item.planId(),
                item.productId(),
                item.interval(),
                item.currency(),
                snapshot.attributes());
    }
}
