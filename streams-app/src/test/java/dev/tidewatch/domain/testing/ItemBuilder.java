package dev.tidewatch.domain.testing;

import dev.tidewatch.domain.subscription.Item;
import dev.tidewatch.domain.subscription.UsageType;
import dev.tidewatch.domain.time.BillingInterval;
import dev.tidewatch.domain.time.IntervalUnit;
import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Starts from one seat of plan {@code pro} at 100 USD a month. */
public final class ItemBuilder {

    private String planId = "pro";
    private @Nullable String productId;
    private BigDecimal unitAmount = new BigDecimal("100");
    private @Nullable BigDecimal amount;
    private String currency = "USD";
    private long quantity = 1;
    private BillingInterval interval = new BillingInterval(IntervalUnit.MONTH, 1);
    private UsageType usageType = UsageType.LICENSED;
    private @Nullable Instant currentPeriodEndsAt;

    public static ItemBuilder anItem() {
        return new ItemBuilder();
    }

    public static ItemBuilder monthly(String price) {
        return anItem().price(price);
    }

    public static ItemBuilder yearly(String price) {
        return anItem().price(price).every(1, IntervalUnit.YEAR);
    }

    public ItemBuilder plan(String id) {
        planId = id;
        return this;
    }

    public ItemBuilder product(@Nullable String id) {
        productId = id;
        return this;
    }

    public ItemBuilder price(String perSeat) {
        unitAmount = new BigDecimal(perSeat);
        return this;
    }

    public ItemBuilder seats(long seats) {
        quantity = seats;
        return this;
    }

    /** The total of a billing period, as tiered prices state it. */
    public ItemBuilder tiered(String total) {
        amount = new BigDecimal(total);
        return this;
    }

    public ItemBuilder in(String code) {
        currency = code;
        return this;
    }

    public ItemBuilder every(int count, IntervalUnit unit) {
        interval = new BillingInterval(unit, count);
        return this;
    }

    public ItemBuilder metered() {
        usageType = UsageType.METERED;
        return this;
    }

    public ItemBuilder periodEndsAt(@Nullable Instant end) {
        currentPeriodEndsAt = end;
        return this;
    }

    public Item build() {
        return new Item(
                null,
                planId,
                productId,
                unitAmount,
                amount,
                currency,
                quantity,
                interval,
                usageType,
                currentPeriodEndsAt);
    }
}
