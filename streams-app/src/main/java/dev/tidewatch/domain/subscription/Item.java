package dev.tidewatch.domain.subscription;

import dev.tidewatch.domain.time.BillingInterval;
import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One priced line of a subscription. Amounts are currency units a billing period, trailing zeros removed.
 *
 * @param amount the total of a billing period before discounts (tiered prices); replaces {@code unitAmount x quantity}
 * @param currency ISO 4217, upper case
 * @param currentPeriodEndsAt null where the subscription's own is all that is known
 */
public record Item(
        @Nullable String itemId,
        String planId,
        @Nullable String productId,
        BigDecimal unitAmount,
        @Nullable BigDecimal amount,
        String currency,
        long quantity,
        BillingInterval interval,
        UsageType usageType,
        @Nullable Instant currentPeriodEndsAt) {

    public Item {
        unitAmount = unitAmount.stripTrailingZeros();
        amount = amount == null ? null : amount.stripTrailingZeros();
    }

    /** Currency units a billing period, before discounts. */
    public BigDecimal periodAmount() {
        return amount != null ? amount : unitAmount.multiply(BigDecimal.valueOf(quantity));
    }
}
