package dev.tidewatch.domain.valuation;

import dev.tidewatch.domain.money.Fraction;
import dev.tidewatch.domain.profile.Profile;
import dev.tidewatch.domain.subscription.Discount;
import dev.tidewatch.domain.subscription.Item;
import dev.tidewatch.domain.subscription.Snapshot;
import dev.tidewatch.domain.subscription.UsageType;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Computes the MRR of a snapshot: its items less its discounts ({@link Discounts}), brought to a month. Everything is exact until one
 * HALF_UP rounding to 6 places per item, after discounts, so that plans add up to their subscription;
 * docs/formulas.md, "What a snapshot is worth".
 */
public final class Pricing {

    /** The most that one subscription may be worth a month before discounts: 100 billion currency units. */
    public static final long MAX_GROSS_MICROS = 100_000_000_000_000_000L;

    private final Profile profile;
    private final DiscountDates dates;

    public Pricing(Profile profile) {
        this.profile = profile;
        this.dates = new DiscountDates(profile.discountTiming());
    }

    /** Returns what the licensed items are worth at {@code at}, with the discounts that lower them then. */
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
            Discounts.takeOff(discount, items, values, at);
        }
        List<LineAmount> amounts = new ArrayList<>(values.length);
        for (int i = 0; i < values.length; i++) {
            amounts.add(new LineAmount(line(snapshot, items.get(i)), aMonth(values[i], items.get(i))));
        }
        return Position.of(amounts);
    }

    /** Returns the discounts of a snapshot that count by setting, in their order, each with its dates. */
    List<AppliedDiscount> discounts(PlacedSnapshot placed) {
        List<Discount> given = placed.snapshot().discounts();
        return given.isEmpty() ? List.of() : applied(given, placed, dates::of);
    }

    /** Returns the same of discounts that invoices used up. */
    List<AppliedDiscount> usedUp(List<Discount> usedUp, PlacedSnapshot placed) {
        return usedUp.isEmpty() ? List.of() : applied(usedUp, placed, dates::ofUsedUp);
    }

    /** Returns for each licensed item the time of the invoices that used them up, on which nothing else of the customer's was. */
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

    /** Returns what the licensed items are, whatever they are worth. */
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
