package dev.tidewatch.source.csv;

import dev.tidewatch.event.SubscriptionItem;
import dev.tidewatch.event.UsageType;
import dev.tidewatch.source.csv.value.Period;
import java.math.BigDecimal;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Holds what is sold in a row, at what price.
 *
 * @param unitAmount of one for a billing interval; 0 where {@code amount} is set
 * @param amount of all of it for a billing interval; null where the price of one is known
 * @param off null for no discount
 */
record Sale(
        String plan,
        @Nullable String product,
        BigDecimal unitAmount,
        @Nullable BigDecimal amount,
        String currency,
        long quantity,
        Period period,
        @Nullable RowDiscount off) {

    /** Returns what a discount of the row is for. */
    String discounted() {
        return product == null ? plan : product;
    }

    /** @param withProduct whether the item must name what a discount can be for */
    SubscriptionItem item(boolean withProduct) {
        return SubscriptionItem.newBuilder()
                .setPlanId(plan)
                .setProductId(withProduct ? discounted() : product)
                .setUnitAmount(unitAmount)
                .setAmount(amount)
                .setCurrency(currency)
                .setQuantity(quantity)
                .setInterval(period.unit())
                .setIntervalCount(period.count())
                .setUsageType(UsageType.LICENSED)
                .build();
    }

    /** The same for the same sale; ids are made of it, so it never changes. */
    String text() {
        return String.format(
                Locale.ROOT,
                "%s|%s|%s|%s|%s|%d|%s|%d|%s",
                plan,
                product,
                unitAmount,
                amount,
                currency,
                quantity,
                period.unit(),
                period.count(),
                off == null ? null : off.text());
    }
}
