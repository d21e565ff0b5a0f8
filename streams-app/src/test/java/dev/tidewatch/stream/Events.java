package dev.tidewatch.stream;

import dev.tidewatch.event.BillingEvent;
import dev.tidewatch.event.BillingEventType;
import dev.tidewatch.event.IntervalUnit;
import dev.tidewatch.event.SubscriptionEvent;
import dev.tidewatch.event.SubscriptionEventType;
import dev.tidewatch.event.SubscriptionItem;
import dev.tidewatch.event.SubscriptionStatus;
import dev.tidewatch.event.UsageType;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Valid input records to start from. */
public final class Events {

    private Events() {}

    /** An active subscription of 50 USD a month. */
    public static SubscriptionEvent.Builder aSubscription(String customerId, String at) {
        return SubscriptionEvent.newBuilder()
                .setEventId("evt_" + customerId + "_" + at)
                .setCustomerId(customerId)
                .setOccurredAt(Instant.parse(at))
                .setSubscriptionId("sub_" + customerId)
                .setType(SubscriptionEventType.CHANGED)
                .setStatus(SubscriptionStatus.ACTIVE)
                .setItems(List.of(anItem("50").build()))
                .setDiscounts(List.of())
                .setAttributes(Map.of());
    }

    public static SubscriptionItem.Builder anItem(String monthly) {
        return SubscriptionItem.newBuilder()
                .setPlanId("pro")
                .setUnitAmount(new BigDecimal(monthly).setScale(14))
                .setCurrency("USD")
                .setQuantity(1)
                .setInterval(IntervalUnit.MONTH)
                .setIntervalCount(1)
                .setUsageType(UsageType.LICENSED);
    }

    public static BillingEvent.Builder aPayment(String customerId, String at) {
        return BillingEvent.newBuilder()
                .setEventId("inv_" + customerId + "_" + at)
                .setCustomerId(customerId)
                .setOccurredAt(Instant.parse(at))
                .setType(BillingEventType.INVOICE_PAID);
    }
}
