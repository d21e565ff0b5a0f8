package dev.tidewatch.local.simulator;

import dev.tidewatch.avro.InputRecord;
import dev.tidewatch.event.BillingEvent;
import dev.tidewatch.event.BillingEventType;
import dev.tidewatch.event.BillingReason;
import dev.tidewatch.event.Cancellation;
import dev.tidewatch.event.Discount;
import dev.tidewatch.event.SubscriptionEvent;
import dev.tidewatch.event.SubscriptionEventType;
import dev.tidewatch.event.SubscriptionItem;
import dev.tidewatch.event.SubscriptionStatus;
import dev.tidewatch.event.UsageType;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Where a subscription stands, and the events that say so. */
final class Terms {

    static final String CURRENCY = "USD";

    private static final int PRICE_SCALE = 14;
    private static final int INVOICE_SCALE = 6;

    private final String customerId;
    private final String firstId;
    private final List<Discount> discounts;
    private final Map<String, String> attributes;
    private String subscriptionId;
    private int returns;
    private int snapshots;
    private int invoices;
    private Consumer<SimulatedEvent> events = event -> {};

    Instant now = Instant.EPOCH;
    SubscriptionStatus status = SubscriptionStatus.INCOMPLETE;
    Plan plan;
    int seats = 1;
    Instant periodEnd = Instant.EPOCH;

    @Nullable
    Instant trialEndsAt;

    @Nullable
    Instant cancelAt;

    @Nullable
    Instant endedAt;

    @Nullable
    Cancellation cancellation;

    /** @param number of the subscription among the customer's */
    Terms(String customerId, int number, Plan plan, List<Discount> discounts, Map<String, String> attributes) {
        this.customerId = customerId;
        this.firstId = customerId.replace("cus", "sub") + "_" + number;
        this.subscriptionId = firstId;
        this.plan = plan;
        this.discounts = discounts;
        this.attributes = attributes;
    }

    void writeTo(Consumer<SimulatedEvent> to, Instant at) {
        events = to;
        now = at;
    }

    /** The customer comes back: a new subscription on the same plan. */
    void reopen() {
        returns++;
        subscriptionId = firstId + "_" + returns;
        trialEndsAt = null;
        cancelAt = null;
        endedAt = null;
        cancellation = null;
    }

    void snapshot(SubscriptionEventType type) {
        snapshots++;
        SubscriptionEvent event = SubscriptionEvent.newBuilder()
                .setEventId("evt_" + firstId + "_" + snapshots)
                .setCustomerId(customerId)
                .setOccurredAt(now)
                .setSubscriptionId(subscriptionId)
                .setType(type)
                .setStatus(status)
                .setItems(List.of(item()))
                .setDiscounts(discounts)
                .setCancelAt(cancelAt)
                .setEndedAt(endedAt)
                .setTrialEndsAt(trialEndsAt)
                .setCurrentPeriodEndsAt(periodEnd)
                .setCancellation(cancellation)
                .setAttributes(attributes)
                .build();
        events.accept(new SimulatedEvent(InputRecord.SUBSCRIPTION, customerId, now, event));
    }

    void invoice(BillingEventType type, BillingReason reason, @Nullable Integer attempt) {
        invoices++;
        BillingEvent event = BillingEvent.newBuilder()
                .setEventId("evt_" + firstId + "_b" + invoices)
                .setCustomerId(customerId)
                .setOccurredAt(now)
                .setType(type)
                .setBillingReason(reason)
                .setSubscriptionId(subscriptionId)
                .setInvoiceId("in_" + firstId + "_" + invoices)
                .setAmount(plan.price().multiply(BigDecimal.valueOf(seats)).setScale(INVOICE_SCALE))
                .setCurrency(CURRENCY)
                .setAttempt(attempt)
                .build();
        events.accept(new SimulatedEvent(InputRecord.BILLING, customerId, now, event));
    }

    private SubscriptionItem item() {
        return SubscriptionItem.newBuilder()
                .setItemId(subscriptionId + "_i")
                .setPlanId(plan.id())
                .setProductId("prod_" + plan.id())
                .setUnitAmount(plan.price().setScale(PRICE_SCALE))
                .setCurrency(CURRENCY)
                .setQuantity(seats)
                .setInterval(plan.interval())
                .setIntervalCount(1)
                .setUsageType(UsageType.LICENSED)
                .build();
    }
}
