package dev.tidewatch.source.stripe;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tidewatch.event.SubscriptionEvent;
import dev.tidewatch.event.SubscriptionItem;
import dev.tidewatch.event.SubscriptionStatus;
import dev.tidewatch.source.stripe.json.Canonical;
import dev.tidewatch.source.stripe.json.Field;
import dev.tidewatch.source.stripe.json.Occasion;
import dev.tidewatch.source.stripe.json.StripeMismatch;
import dev.tidewatch.source.stripe.json.Translation;
import dev.tidewatch.source.stripe.json.Translation.Understood;
import dev.tidewatch.source.stripe.reference.References;
import dev.tidewatch.source.stripe.reference.References.Kind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A subscription as a snapshot of its whole state. */
final class Subscriptions {

    private static final String DELETED = "customer.subscription.deleted";

    private final StripeRules rules;
    private final References references;
    private final Items items;
    private final SubscriptionDiscounts discounts;
    private final CouponTranslation terms;

    Subscriptions(StripeRules rules, References references) {
        this.rules = rules;
        this.references = references;
        this.items = new Items(references);
        this.discounts = new SubscriptionDiscounts(rules, references);
        this.terms = new CouponTranslation(rules, references);
    }

    Translation translate(Occasion occasion, Field subscription) {
        List<Canonical> records = new ArrayList<>();
        records.add(snapshot(occasion, subscription));
        records.addAll(terms(occasion, subscription));
        records.addAll(terms.ofCustomer(subscription.at("customer")));
        return new Understood(records);
    }

    /** Returns the terms of discounts that a subscription gives whole, until it ends. */
    List<Canonical> terms(Occasion occasion, Field subscription) {
        if (occasion.type().equals(DELETED) || status(subscription) == SubscriptionStatus.CANCELED) {
            return List.of();
        }
        CouponTranslation.Holder holder = new CouponTranslation.Holder(
                Customers.idOf(subscription), subscription.at("id").text());
        List<Canonical> records = new ArrayList<>(terms.of(occasion, subscription, holder));
        for (Field item : Items.items(subscription)) {
            records.addAll(terms.of(occasion, item, holder));
        }
        return records;
    }

    Canonical snapshot(Occasion occasion, Field subscription) {
        SubscriptionStatus status =
                occasion.type().equals(DELETED) ? SubscriptionStatus.CANCELED : status(subscription);
        Instant cancelAt = cancelAt(subscription, status);
        List<SubscriptionItem> lines = unlessEnded(status, () -> items.of(subscription));
        Field customer = customer(subscription);
        return Canonical.of(new SubscriptionEvent(
                occasion.eventId(subscription),
                Customers.idOf(subscription),
                occasion.at(),
                subscription.at("id").text(),
                occasion.sequence(),
                SnapshotType.of(occasion, subscription, status, cancelAt != null),
                status,
                lines,
                unlessEnded(status, () -> discounts.of(subscription, lines, status)),
                cancelAt,
                subscription.at("ended_at").optionalInstant(),
                subscription.at("trial_end").optionalInstant(),
                Items.periodEnd(subscription),
                hasPaymentMethod(subscription),
                CancellationDetails.of(occasion, subscription),
                AttributeRule.attributes(rules.attributes(), subscription, customer)));
    }

    /** One that has ended is worth nothing whatever it cost: parts that are not to be had leave the end to count. */
    private static <T> List<T> unlessEnded(SubscriptionStatus status, Supplier<List<T>> part) {
        try {
            return part.get();
        } catch (StripeMismatch mismatch) {
            if (status == SubscriptionStatus.CANCELED && mismatch.isElsewhere()) {
                return List.of();
            }
            throw mismatch;
        }
    }

    private SubscriptionStatus status(Field subscription) {
        Field status = subscription.at("status");
        SubscriptionStatus stated = stated(status);
        boolean paused = subscription.at("pause_collection").isSet() && rules.pausedCollection();
        return paused && stated == SubscriptionStatus.ACTIVE ? SubscriptionStatus.PAUSED : stated;
    }

    private static SubscriptionStatus stated(Field status) {
        return switch (status.text()) {
            case "incomplete" -> SubscriptionStatus.INCOMPLETE;
            case "trialing" -> SubscriptionStatus.TRIALING;
            case "active" -> SubscriptionStatus.ACTIVE;
            case "past_due" -> SubscriptionStatus.PAST_DUE;
            case "unpaid" -> SubscriptionStatus.UNPAID;
            case "paused" -> SubscriptionStatus.PAUSED;
            case "canceled", "incomplete_expired" -> SubscriptionStatus.CANCELED;
            default ->
                throw status.invalid("one of incomplete, incomplete_expired, trialing, active, past_due, unpaid,"
                        + " paused, canceled");
        };
    }

    /** Returns what it says; else the end of its first paid period where that is when it ends. */
    private static @Nullable Instant cancelAt(Field subscription, SubscriptionStatus status) {
        Instant stated = subscription.at("cancel_at").optionalInstant();
        if (stated != null || !subscription.at("cancel_at_period_end").isTrue()) {
            return stated;
        }
        Instant periodEnd = Items.periodEnd(subscription);
        if (periodEnd == null && status != SubscriptionStatus.CANCELED) {
            throw subscription
                    .at("current_period_end")
                    .refuse(Translation.Reason.MISSING, "is missing, and the subscription ends with its period");
        }
        return periodEnd;
    }

    /** Returns whether there is a payment method; nobody knows it of one that is billed by sent invoices, for there is nothing to charge. */
    private static @Nullable Boolean hasPaymentMethod(Field subscription) {
        Field method = subscription.at("collection_method").isSet()
                ? subscription.at("collection_method")
                : subscription.at("billing");
        if (method.isSet() && method.text().equals("send_invoice")) {
            return null;
        }
        boolean own = subscription.at("default_payment_method").isSet()
                || subscription.at("default_source").isSet();
        Field customer = subscription.at("customer");
        if (own || !customer.isObject()) {
            return own ? Boolean.TRUE : null;
        }
        return customer.at("default_source").isSet()
                || customer.at("invoice_settings").at("default_payment_method").isSet();
    }

    /** Returns the customer; null if only its id is known. */
    private @Nullable Field customer(Field subscription) {
        Field customer = subscription.at("customer");
        if (customer.isObject()) {
            return customer;
        }
        JsonNode known = references.find(Kind.CUSTOMER, Customers.idOf(subscription));
        return known == null ? null : customer.resolved(known);
    }
}
