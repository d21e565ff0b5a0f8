package dev.tidewatch.domain.valuation;

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

/**
 * Items less discounts, to a month: exact until one HALF_UP rounding to 6 places per item, after discounts, so that plans
 * add up to their subscription.
 */
public final class Pricing {

    /** The most that one subscription may be worth a month before discounts: 100 billion currency units. */
    public static final long MAX_GROSS_MICROS = 100_000_000_000_000_000L;

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    private final Profile profile;
    private final DiscountDates dates;

    public Pricing(Profile profile) {
        this.profile = profile;
        this.dates = new DiscountDates(profile.discountTiming());
    }

    /** What the licensed items are worth at {@code at}, with the discounts that lower them then. */
    public Position position(PlacedSnapshot placed, Instant at) {
        return position(placed.snapshot(), discounts(placed), at);
    }

    Position position(Snapshot snapshot, List<AppliedDiscount> discounts, Instant at) {
        List<Item> items = licensed(snapshot);
        Fraction[] values = new Fraction[items.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = Fraction.of(items.get(i).periodAmount());
        }
        for (AppliedDiscount discount : discounts) {
            takeOff(discount, items, values, at);
        }
        List<LineAmount> amounts = new ArrayList<>(values.length);
        for (int i = 0; i < values.length; i++) {
            amounts.add(new LineAmount(line(snapshot, items.get(i)), aMonth(values[i], items.get(i))));
        }
        return Position.of(amounts);
    }

    /** Those of a snapshot that count by setting, in their order, each with its dates. */
    List<AppliedDiscount> discounts(PlacedSnapshot placed) {
        List<Discount> given = placed.snapshot().discounts();
        return given.isEmpty() ? List.of() : applied(given, placed, dates::of);
    }

    /** Of those that invoices used up, likewise. */
    List<AppliedDiscount> usedUp(List<Discount> usedUp, PlacedSnapshot placed) {
        return usedUp.isEmpty() ? List.of() : applied(usedUp, placed, dates::ofUsedUp);
    }

    /** Of each licensed item the time of the invoices that used them up, on which nothing else of the customer's was. */
    List<Validity> invoiced(List<Discount> usedUp, PlacedSnapshot placed) {
        List<Validity> invoiced = new ArrayList<>();
        for (Item item : licensed(placed.snapshot())) {
            invoiced.add(usedUp.stream()
                    .filter(discount -> profile.discounts().counts(discount.duration()))
                    .map(discount -> dates.ofInvoice(discount, item, placed))
                    .reduce(Validity.NEVER, Validity::with));
        }
        return invoiced;
    }

    private List<AppliedDiscount> applied(List<Discount> given, PlacedSnapshot placed, Dating dating) {
        List<Item> items = licensed(placed.snapshot());
        List<AppliedDiscount> applied = new ArrayList<>(given.size());
        for (Discount discount : given) {
            if (profile.discounts().counts(discount.duration())) {
                List<Validity> validities = new ArrayList<>(items.size());
                for (Item item : items) {
                    validities.add(discount.isFor(item) ? dating.of(discount, item, placed) : Validity.NEVER);
                }
                applied.add(new AppliedDiscount(discount, validities));
            }
        }
        return applied;
    }

    private interface Dating {
        Validity of(Discount discount, Item item, PlacedSnapshot placed);
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

    static List<Item> licensed(Snapshot snapshot) {
        List<Item> licensed = new ArrayList<>(snapshot.items().size());
        for (Item item : snapshot.items()) {
            if (item.usageType() == UsageType.LICENSED) {
                licensed.add(item);
            }
        }
        return licensed;
    }

    private static void takeOff(AppliedDiscount applied, List<Item> items, Fraction[] values, Instant at) {
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
