package dev.tidewatch.domain.subscription;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A percentage off what is left, or an amount off a billing period; exactly one of the two is given.
 *
 * @param percentOff 0 to 100
 * @param currency of {@code amountOff}: only items in it are eligible
 * @param productIds the products it applies to; empty for all
 * @param termsId what it takes off, as its source names it
 * @param startsAt null where it began with the snapshot, or before
 */
public record Discount(
        @Nullable BigDecimal percentOff,
        @Nullable BigDecimal amountOff,
        @Nullable String currency,
        DiscountDuration duration,
        @Nullable Instant endsAt,
        List<String> productIds,
        @Nullable String termsId,
        @Nullable Instant startsAt) {

    public Discount {
        percentOff = percentOff == null ? null : percentOff.stripTrailingZeros();
        amountOff = amountOff == null ? null : amountOff.stripTrailingZeros();
        productIds = List.copyOf(productIds);
    }

    /** Null where only a later snapshot without it ends it. */
    public @Nullable Instant endsAt(@Nullable Instant currentPeriodEndsAt) {
        if (endsAt != null) {
            return endsAt;
        }
        return duration == DiscountDuration.ONCE ? currentPeriodEndsAt : null;
    }

    /** Returns whether an item bears it: by its product, and for an amount by its currency. */
    public boolean isFor(Item item) {
        boolean product = productIds.isEmpty() || (item.productId() != null && productIds.contains(item.productId()));
        return product && (amountOff == null || item.currency().equals(currency));
    }
}
