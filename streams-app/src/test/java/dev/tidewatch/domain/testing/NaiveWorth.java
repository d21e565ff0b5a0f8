package dev.tidewatch.domain.testing;

import static java.util.Objects.requireNonNull;

import dev.tidewatch.domain.profile.DiscountPolicy;
import dev.tidewatch.domain.profile.Profile;
import dev.tidewatch.domain.subscription.Discount;
import dev.tidewatch.domain.subscription.DiscountDuration;
import dev.tidewatch.domain.subscription.Item;
import dev.tidewatch.domain.subscription.Snapshot;
import dev.tidewatch.domain.subscription.UsageType;
import dev.tidewatch.domain.time.BillingInterval;
import dev.tidewatch.domain.valuation.Line;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BiPredicate;
import java.util.function.Predicate;

/**
 * What the items of a snapshot are worth a month under the discounts given, in decimals of 50 digits: rounding to 30 places
 * first makes ties exact again, and no price of a test comes that close to a tie without being one.
 */
final class NaiveWorth {

    private static final MathContext DIGITS = new MathContext(50, RoundingMode.HALF_EVEN);
    private static final BigDecimal TWELVE = BigDecimal.valueOf(12);

    private final Profile profile;

    NaiveWorth(Profile profile) {
        this.profile = profile;
    }

    /**
     * Micros a month by line; lines of 0 do not exist.
     *
     * @param discounts those that count
     * @param lowers whether the n-th of them lowers an item that it is for
     */
    SortedMap<Line, Long> monthly(Snapshot snapshot, List<Discount> discounts, BiPredicate<Integer, Item> lowers) {
        List<Item> items = snapshot.items().stream()
                .filter(item -> item.usageType() == UsageType.LICENSED)
                .toList();
        List<BigDecimal> left = new ArrayList<>();
        for (Item item : items) {
            left.add(
                    item.amount() != null
                            ? item.amount()
                            : item.unitAmount().multiply(BigDecimal.valueOf(item.quantity())));
        }
        for (int i = 0; i < discounts.size(); i++) {
            int nth = i;
            take(discounts.get(i), items, left, item -> lowers.test(nth, item));
        }
        SortedMap<Line, Long> lines = new TreeMap<>();
        for (int i = 0; i < items.size(); i++) {
            long micros = micros(perMonth(left.get(i), items.get(i).interval()));
            if (micros != 0) {
                lines.merge(line(snapshot, items.get(i)), micros, Math::addExact);
            }
        }
        return lines;
    }

    boolean counts(Discount discount) {
        return profile.discounts() == DiscountPolicy.ALL
                || (profile.discounts() == DiscountPolicy.FOREVER && discount.duration() == DiscountDuration.FOREVER);
    }

    private static void take(Discount discount, List<Item> items, List<BigDecimal> left, Predicate<Item> lowers) {
        List<BigDecimal> shares = new ArrayList<>();
        for (int i = 0; i < items.size(); i++) {
            shares.add(
                    discount.percentOff() != null
                            ? discount.percentOff().movePointLeft(2)
                            : shareOfTheAmount(i, discount, items, left));
        }
        for (int i = 0; i < items.size(); i++) {
            if (eligible(discount, items.get(i)) && lowers.test(items.get(i))) {
                left.set(i, left.get(i).multiply(BigDecimal.ONE.subtract(shares.get(i)), DIGITS));
            }
        }
    }

    /** The part of an item that goes for what the items of shorter periods leave of the amount. */
    private static BigDecimal shareOfTheAmount(int i, Discount discount, List<Item> items, List<BigDecimal> left) {
        BigDecimal shorter = BigDecimal.ZERO;
        BigDecimal same = BigDecimal.ZERO;
        for (int other = 0; other < items.size(); other++) {
            if (eligible(discount, items.get(other))) {
                int order = hours(items.get(other)).compareTo(hours(items.get(i)));
                shorter = order < 0 ? shorter.add(left.get(other)) : shorter;
                same = order == 0 ? same.add(left.get(other)) : same;
            }
        }
        BigDecimal rest = requireNonNull(discount.amountOff()).subtract(shorter).max(BigDecimal.ZERO);
        return same.signum() == 0 ? BigDecimal.ZERO : rest.min(same).divide(same, DIGITS);
    }

    /** How long a period is, in hours of a year of 365 days. */
    private static BigDecimal hours(Item item) {
        BigDecimal unit = switch (item.interval().unit()) {
            case DAY -> BigDecimal.valueOf(24);
            case WEEK -> BigDecimal.valueOf(168);
            case MONTH -> BigDecimal.valueOf(730);
            case YEAR -> BigDecimal.valueOf(8760);
        };
        return unit.multiply(BigDecimal.valueOf(item.interval().count()));
    }

    static boolean eligible(Discount discount, Item item) {
        boolean product = discount.productIds().isEmpty()
                || (item.productId() != null && discount.productIds().contains(item.productId()));
        boolean currency = discount.percentOff() != null || item.currency().equals(discount.currency());
        return product && currency;
    }

    private static BigDecimal perMonth(BigDecimal perPeriod, BillingInterval interval) {
        BigDecimal twelfths = switch (interval.unit()) {
            case DAY -> BigDecimal.valueOf(365);
            case WEEK -> BigDecimal.valueOf(52);
            case MONTH -> TWELVE;
            case YEAR -> BigDecimal.ONE;
        };
        return perPeriod.multiply(twelfths).divide(TWELVE.multiply(BigDecimal.valueOf(interval.count())), DIGITS);
    }

    private static long micros(BigDecimal units) {
        return units.setScale(30, RoundingMode.HALF_EVEN)
                .setScale(6, RoundingMode.HALF_UP)
                .movePointRight(6)
                .longValueExact();
    }

    /** What the item is split by. */
    static Line line(Snapshot snapshot, Item item) {
        return new Line(
                snapshot.subscriptionId(),
                item.planId(),
                item.productId(),
                item.interval(),
                item.currency(),
                snapshot.attributes());
    }
}
