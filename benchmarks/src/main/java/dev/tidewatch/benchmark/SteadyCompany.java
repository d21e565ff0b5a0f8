package dev.tidewatch.benchmark;

import dev.tidewatch.avro.input.InputRecord;
import dev.tidewatch.event.BillingEvent;
import dev.tidewatch.event.BillingEventType;
import dev.tidewatch.event.IntervalUnit;
import dev.tidewatch.event.SubscriptionEvent;
import dev.tidewatch.event.SubscriptionEventType;
import dev.tidewatch.event.SubscriptionItem;
import dev.tidewatch.event.SubscriptionStatus;
import dev.tidewatch.event.UsageEvent;
import dev.tidewatch.event.UsageType;
import dev.tidewatch.local.simulator.SimulatedEvent;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Events of customers that all pay, use the product and raise no alert; and of one that schedules its end, which raises one. */
public final class SteadyCompany {

    private static final Duration AGE = Duration.ofDays(1);
    private static final Duration NOTICE = Duration.ofDays(20);
    private static final int TENTHS = 10;
    private static final int TWENTY = 20;
    private static final int PLANS = 5;
    private static final int PAYMENTS_OF_TENTHS = 3;
    private static final BigDecimal AMOUNT = new BigDecimal("49.00000000000000");

    private final int customers;

    public SteadyCompany(int customers) {
        this.customers = customers;
    }

    /** Whose turn it is. */
    String customer(long turn) {
        return "cus_" + turn % customers;
    }

    SimulatedEvent start(String customerId, Instant now) {
        SubscriptionEvent event = subscription(customerId, now.minus(AGE)).build();
        return new SimulatedEvent(InputRecord.SUBSCRIPTION, customerId, event.getOccurredAt(), event);
    }

    /** A customer of one of five plans that began then. */
    public SimulatedEvent began(long number, Instant at) {
        SubscriptionEvent event = subscription(customer(number), at).build();
        event.getItems().get(0).setPlanId("plan_" + number % PLANS);
        return new SimulatedEvent(InputRecord.SUBSCRIPTION, customer(number), at, event);
    }

    /** Seven in ten are of use, the others are payments. */
    public SimulatedEvent next(long turn, Instant now) {
        return Math.floorMod(turn, TENTHS) < PAYMENTS_OF_TENTHS ? payment(turn, now) : use(turn, now);
    }

    /** Nine in ten are of use, the others payments and, as often, changes of the seats. */
    public SimulatedEvent daily(long turn, Instant at) {
        return switch (Math.floorMod(turn / customers + turn, TWENTY)) {
            case 0 -> payment(turn, at);
            case 1 -> seats(turn, at);
            default -> use(turn, at);
        };
    }

    private SimulatedEvent seats(long turn, Instant at) {
        SubscriptionEvent event = subscription(customer(turn), at)
                .setType(SubscriptionEventType.CHANGED)
                .build();
        event.getItems().get(0).setPlanId("plan_" + turn % customers % PLANS);
        event.getItems().get(0).setQuantity(1 + turn % TENTHS);
        return new SimulatedEvent(InputRecord.SUBSCRIPTION, customer(turn), at, event);
    }

    /** Raises AT_RISK at once: the customer said that it leaves. */
    SimulatedEvent scheduleEnd(String customerId, Instant now) {
        SubscriptionEvent event = subscription(customerId, now)
                .setType(SubscriptionEventType.CANCEL_SCHEDULED)
                .setCancelAt(now.plus(NOTICE))
                .build();
        return new SimulatedEvent(InputRecord.SUBSCRIPTION, customerId, now, event);
    }

    private SimulatedEvent use(long turn, Instant now) {
        UsageEvent event = UsageEvent.newBuilder()
                .setEventId("use_" + turn)
                .setCustomerId(customer(turn))
                .setOccurredAt(now)
                .setFeature("export")
                .setCount(1)
                .build();
        return new SimulatedEvent(InputRecord.USAGE, customer(turn), now, event);
    }

    private SimulatedEvent payment(long turn, Instant now) {
        BillingEvent event = BillingEvent.newBuilder()
                .setEventId("pay_" + turn)
                .setCustomerId(customer(turn))
                .setOccurredAt(now)
                .setType(BillingEventType.INVOICE_PAID)
                .setInvoiceId("in_" + turn)
                .setAmount(new BigDecimal("49.000000"))
                .setCurrency("USD")
                .build();
        return new SimulatedEvent(InputRecord.BILLING, customer(turn), now, event);
    }

    private static SubscriptionEvent.Builder subscription(String customerId, Instant at) {
        return SubscriptionEvent.newBuilder()
                .setEventId("evt_" + customerId + "_" + at)
                .setCustomerId(customerId)
                .setOccurredAt(at)
                .setSubscriptionId("sub_" + customerId)
                .setType(SubscriptionEventType.CREATED)
                .setStatus(SubscriptionStatus.ACTIVE)
                .setItems(List.of(SubscriptionItem.newBuilder()
                        .setPlanId("team")
                        .setUnitAmount(AMOUNT)
                        .setCurrency("USD")
                        .setQuantity(1)
                        .setInterval(IntervalUnit.MONTH)
                        .setIntervalCount(1)
                        .setUsageType(UsageType.LICENSED)
                        .build()));
    }
}
