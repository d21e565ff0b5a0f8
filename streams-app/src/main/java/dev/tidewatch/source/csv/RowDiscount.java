package dev.tidewatch.source.csv;

import dev.tidewatch.event.Discount;
import dev.tidewatch.event.DiscountDuration;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The discount of a row: a percentage or an amount, never both.
 *
 * @param currency of the amount; null for a percentage
 * @param endsAt null if it lasts as long as the row
 */
record RowDiscount(
        @Nullable BigDecimal percent,
        @Nullable BigDecimal amount,
        @Nullable String currency,
        @Nullable Instant endsAt) {

    /** The same for the same discount; ids are made of it, so it never changes. */
    String text() {
        return percent + "|" + amount + "|" + currency + "|" + endsAt;
    }

    /** @param products that it is for; empty for all of the subscription */
    Discount discount(List<String> products) {
        return Discount.newBuilder()
                .setPercentOff(percent)
                .setAmountOff(amount)
                .setCurrency(currency)
                .setDuration(endsAt == null ? DiscountDuration.FOREVER : DiscountDuration.REPEATING)
                .setEndsAt(endsAt)
                .setProductIds(products)
                .build();
    }
}
