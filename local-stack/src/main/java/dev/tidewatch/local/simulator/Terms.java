package dev.tidewatch.local.simulator;

import dev.tidewatch.avro.input.InputRecord;
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
import java.math.RoundingMode;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Holds where a subscription stands, and makes the events that say so: each snapshot says all of it. */
final class Terms {

    static final String CURRENCY = "USD";

    private static final int MOST_SEATS_ADDED = 4;
    private static final int PRICE_SCALE = 14;
    private static final int INVOICE_SCALE = 6;
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    private final String customerId;
    private final String firstId;
    private final Map<String, String> attributes;
    private final @Nullable Discount discount;
    private String subscriptionId;
    private int returns;
    private long snapshots;
    private int billings;
    private int invoices;
    private Consumer<SimulatedEvent> events = event -> {};

    Instant now = Instant.EPOCH;
    SubscriptionStatus status = SubscriptionStatus.INCOMPLETE;
    Plan plan;
    int seats;
    Instant periodEnd = Instant.EPOCH;
    boolean hasPaymentMethod = true;

    @Nullable
    Instant trialEndsAt;

    @Nullable
    Instant cancelAt;

    @Nullable
    Instant endedAt;

    @Nullable
    Cancellation cancellation;

    /** Holds what a customer signs: {@code number} tells its subscriptions apart. */
    record Contract(
            String customerId,
            int number,
            Plan plan,
            @Nullable Discount discount) {}

    Terms(Contract contract, int seats, Map<String, String> attributes) {
        this.customerId = contract.customerId();
        this.firstId = customerId.replace("cus", "sub") + "_" + contract.number();
        this.subscriptionId = firstId;
        this.plan = contract.plan();
        this.discount = contract.discount();
        this.seats = seats;
        this.attributes = attributes;
    }

    void writeTo(Consumer<SimulatedEvent> to, Instant at) {
        events = to;
        now = at;
    }

    /** The customer comes back: a new subscription. */
    void reopen() {
        returns++;
        subscriptionId = firstId + "_" + returns;
        trialEndsAt = null;
        cancelAt = null;
        endedAt = null;
        cancellation = null;
    }

    /** The customer takes a longer term, a higher plan or more seats. */
    void takeMore(Chance chance) {
        if (chance.permille(200)) {
            plan = plan.yearly();
        } else if (chance.permille(350) || !plan.hasSeats()) {
            plan = plan.up();
            seats = seats == 1 ? plan.seats(chance) : seats;
        } else {
            seats += 1 + chance.below(MOST_SEATS_ADDED);
        }
    }

    /** The customer takes fewer seats or a lower plan. */
    void takeLess(Chance chance) {
        if (seats > 2 && chance.permille(700)) {
            seats -= 1 + chance.below(seats / 2);
        } else {
            plan = plan.down();
            seats = plan.hasSeats() ? seats : 1;
        }
    }

    void snapshot(SubscriptionEventType type) {
        snapshots++;
        SubscriptionEvent event = SubscriptionEvent.newBuilder()
                .setEventId("evt_" + firstId + "_" + snapshots)
                .setCustomerId(customerId)
                .setOccurredAt(now)
                .setSubscriptionId(subscriptionId)
                .setSequence(snapshots)
                .setType(type)
                .setStatus(status)
                .setItems(List.of(item()))
                .setDiscounts(discounts())
                .setCancelAt(cancelAt)
                .setEndedAt(endedAt)
                .setTrialEndsAt(trialEndsAt)
                .setCurrentPeriodEndsAt(periodEnd)
                .setHasPaymentMethod(hasPaymentMethod)
                .setCancellation(cancellation)
                .setAttributes(attributes)
                .build();
        events.accept(new SimulatedEvent(InputRecord.SUBSCRIPTION, customerId, now, event));
    }

    /** What follows is about another invoice. */
    void newInvoice() {
        invoices++;
    }

    void paid(BillingReason reason, int attempt) {
        send(billing(BillingEventType.INVOICE_PAID, reason).setAttempt(attempt));
    }

    /** @param retry when it is tried again; null if it is not */
    void failed(int attempt, @Nullable Instant retry, String code) {
        send(billing(BillingEventType.PAYMENT_FAILED, BillingReason.CYCLE)
                .setAttempt(attempt)
                .setNextAttemptAt(retry)
                .setFailureCode(code));
    }

    void uncollectible() {
        send(billing(BillingEventType.UNCOLLECTIBLE, BillingReason.CYCLE));
    }

    private BillingEvent.Builder billing(BillingEventType type, BillingReason reason) {
        billings++;
        return BillingEvent.newBuilder()
                .setEventId("evt_" + firstId + "_b" + billings)
                .setCustomerId(customerId)
                .setOccurredAt(now)
                .setType(type)
                .setBillingReason(reason)
                .setSubscriptionId(subscriptionId)
                .setInvoiceId("in_" + firstId + "_" + invoices)
                .setAmount(due())
                .setCurrency(CURRENCY);
    }

    private void send(BillingEvent.Builder billing) {
        events.accept(new SimulatedEvent(InputRecord.BILLING, customerId, now, billing.build()));
    }

    private BigDecimal due() {
        BigDecimal full = plan.price().multiply(BigDecimal.valueOf(seats));
        for (Discount running : discounts()) {
            full = full.multiply(HUNDRED.subtract(running.getPercentOff())).divide(HUNDRED);
        }
        return full.setScale(INVOICE_SCALE, RoundingMode.HALF_UP);
    }

    /** One that has ended is not mentioned any more. */
    private List<Discount> discounts() {
        boolean ended = discount == null
                || (discount.getEndsAt() != null && !discount.getEndsAt().isAfter(now));
        return ended ? List.of() : List.of(discount);
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
