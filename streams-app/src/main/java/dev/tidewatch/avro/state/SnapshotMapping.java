package dev.tidewatch.avro.state;

import dev.tidewatch.domain.money.Amounts;
import dev.tidewatch.domain.subscription.Cancellation;
import dev.tidewatch.domain.subscription.CancellationReason;
import dev.tidewatch.domain.subscription.ChangeType;
import dev.tidewatch.domain.subscription.Discount;
import dev.tidewatch.domain.subscription.DiscountDuration;
import dev.tidewatch.domain.subscription.Item;
import dev.tidewatch.domain.subscription.Snapshot;
import dev.tidewatch.domain.subscription.SubscriptionStatus;
import dev.tidewatch.domain.subscription.UsageType;
import dev.tidewatch.domain.time.BillingInterval;
import dev.tidewatch.domain.time.IntervalUnit;
import dev.tidewatch.event.SubscriptionEvent;
import dev.tidewatch.event.SubscriptionEventType;
import dev.tidewatch.event.SubscriptionItem;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Snapshots, on the wire and in the store. Reading assumes that {@code InputRules} found nothing. */
public final class SnapshotMapping {

    private static final int AMOUNT_SCALE = 14;
    private static final int PERCENT_SCALE = 6;

    private SnapshotMapping() {}

    public static Snapshot toDomain(SubscriptionEvent event) {
        List<Item> items = new ArrayList<>(event.getItems().size());
        for (SubscriptionItem item : event.getItems()) {
            items.add(toDomain(item));
        }
        List<Discount> discounts = new ArrayList<>(event.getDiscounts().size());
        for (dev.tidewatch.event.Discount discount : event.getDiscounts()) {
            discounts.add(toDomain(discount));
        }
        return new Snapshot(
                event.getEventId(),
                event.getSubscriptionId(),
                event.getOccurredAt(),
                event.getSequence(),
                ChangeType.valueOf(event.getType().name()),
                SubscriptionStatus.valueOf(event.getStatus().name()),
                items,
                discounts,
                event.getCancelAt(),
                event.getEndedAt(),
                event.getTrialEndsAt(),
                event.getCurrentPeriodEndsAt(),
                event.getHasPaymentMethod(),
                toDomain(event.getCancellation()),
                event.getAttributes());
    }

    /**
     * Makes the event that would say the same.
     *
     * @param customerId empty in the store, where the key has it
     */
    public static SubscriptionEvent toAvro(Snapshot snapshot, String customerId) {
        List<SubscriptionItem> items = new ArrayList<>(snapshot.items().size());
        for (Item item : snapshot.items()) {
            items.add(toAvro(item));
        }
        List<dev.tidewatch.event.Discount> discounts =
                new ArrayList<>(snapshot.discounts().size());
        for (Discount discount : snapshot.discounts()) {
            discounts.add(toAvro(discount));
        }
        return new SubscriptionEvent(
                snapshot.eventId(),
                customerId,
                snapshot.occurredAt(),
                snapshot.subscriptionId(),
                snapshot.sequence(),
                SubscriptionEventType.valueOf(snapshot.type().name()),
                dev.tidewatch.event.SubscriptionStatus.valueOf(snapshot.status().name()),
                items,
                discounts,
                snapshot.cancelAt(),
                snapshot.endedAt(),
                snapshot.trialEndsAt(),
                snapshot.currentPeriodEndsAt(),
                snapshot.hasPaymentMethod(),
                toAvro(snapshot.cancellation()),
                snapshot.attributes());
    }

    private static Item toDomain(SubscriptionItem item) {
        return new Item(
                item.getItemId(),
                item.getPlanId(),
                item.getProductId(),
                item.getUnitAmount(),
                item.getAmount(),
                item.getCurrency(),
                item.getQuantity(),
                new BillingInterval(IntervalUnit.valueOf(item.getInterval().name()), item.getIntervalCount()),
                UsageType.valueOf(item.getUsageType().name()),
                item.getCurrentPeriodEndsAt());
    }

    private static SubscriptionItem toAvro(Item item) {
        return new SubscriptionItem(
                item.itemId(),
                item.planId(),
                item.productId(),
                item.unitAmount().setScale(AMOUNT_SCALE),
                scaled(item.amount(), AMOUNT_SCALE),
                item.currency(),
                item.quantity(),
                dev.tidewatch.event.IntervalUnit.valueOf(item.interval().unit().name()),
                item.interval().count(),
                dev.tidewatch.event.UsageType.valueOf(item.usageType().name()),
                item.currentPeriodEndsAt());
    }

    private static Discount toDomain(dev.tidewatch.event.Discount discount) {
        return new Discount(
                discount.getPercentOff(),
                discount.getAmountOff(),
                discount.getCurrency(),
                DiscountDuration.valueOf(discount.getDuration().name()),
                discount.getEndsAt(),
                discount.getProductIds(),
                discount.getTermsId(),
                discount.getStartsAt());
    }

    private static dev.tidewatch.event.Discount toAvro(Discount discount) {
        return new dev.tidewatch.event.Discount(
                scaled(discount.percentOff(), PERCENT_SCALE),
                scaled(discount.amountOff(), Amounts.SCALE),
                discount.currency(),
                dev.tidewatch.event.DiscountDuration.valueOf(discount.duration().name()),
                discount.endsAt(),
                discount.productIds(),
                discount.termsId(),
                discount.startsAt());
    }

    private static @Nullable Cancellation toDomain(dev.tidewatch.event.@Nullable Cancellation cancellation) {
        return cancellation == null
                ? null
                : new Cancellation(
                        CancellationReason.valueOf(cancellation.getReason().name()),
                        cancellation.getFeedback(),
                        cancellation.getComment());
    }

    private static dev.tidewatch.event.@Nullable Cancellation toAvro(@Nullable Cancellation cancellation) {
        return cancellation == null
                ? null
                : new dev.tidewatch.event.Cancellation(
                        dev.tidewatch.event.CancellationReason.valueOf(
                                cancellation.reason().name()),
                        cancellation.feedback(),
                        cancellation.comment());
    }

    private static @Nullable BigDecimal scaled(@Nullable BigDecimal amount, int scale) {
        return amount == null ? null : amount.setScale(scale);
    }
}
