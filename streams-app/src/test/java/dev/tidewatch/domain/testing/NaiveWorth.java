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
import dev.tidewatch.domain.worth.Line;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

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

    /** Micros a month by line; lines of 0 do not exist. */
    SortedMap<Line, Long> monthly(Snapshot snapshot, List<Discount> discounts) {
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
        for (Discount discount : discounts) {
            if (counts(discount)) {
                take(discount, items, left);
            }
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

    private boolean counts(Discount discount) {
        return profile.discounts() == DiscountPolicy.ALL
                || (profile.discounts() == DiscountPolicy.FOREVER && discount.duration() == DiscountDuration.FOREVER);
    }

    private static void take(Discount discount, List<Item> items, List<BigDecimal> left) {
        BigDecimal total = BigDecimal.ZERO;
        for (int i = 0; i < items.size(); i++) {
            if (eligible(discount, items.get(i))) {
                total = total.add(left.get(i));
            }
        }
        if (total.signum() == 0) {
            return;
        }
        BigDecimal part = part(discount, total);
        for (int i = 0; i < items.size(); i++) {
            if (eligible(discount, items.get(i))) {
                left.set(i, left.get(i).multiply(BigDecimal.ONE.subtract(part), DIGITS));
            }
        }
    }

    private static BigDecimal part(Discount discount, BigDecimal total) {
        if (discount.percentOff() != null) {
            return discount.percentOff().movePointLeft(2);
        }
        return requireNonNull(discount.amountOff()).min(total).divide(total, DIGITS);
    }

    private static boolean eligible(Discount discount, Item item) {
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
