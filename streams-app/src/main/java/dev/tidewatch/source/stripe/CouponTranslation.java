package dev.tidewatch.source.stripe;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tidewatch.domain.money.Amounts;
import dev.tidewatch.event.DiscountDuration;
import dev.tidewatch.event.DiscountTerms;
import dev.tidewatch.source.stripe.json.Canonical;
import dev.tidewatch.source.stripe.json.Field;
import dev.tidewatch.source.stripe.json.MinorUnits;
import dev.tidewatch.source.stripe.json.Occasion;
import dev.tidewatch.source.stripe.json.Rule;
import dev.tidewatch.source.stripe.json.Translation;
import dev.tidewatch.source.stripe.json.Translation.Ignored;
import dev.tidewatch.source.stripe.json.Translation.Reason;
import dev.tidewatch.source.stripe.json.Translation.Understood;
import dev.tidewatch.source.stripe.reference.References;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Translates Stripe's coupons and discounts into records of {@code discount-terms}, for the subscriptions that name them by id and for
 * customers that have them; {@link SubscriptionDiscounts} reads those that a subscription states whole. How a coupon changes MRR stands in
 * docs/formulas.md, "What a snapshot is worth": {@code domain.valuation.Discounts} takes it off the items of a subscription,
 * {@code DiscountDates} beside it says when, and {@code domain.profile.DiscountPolicy} which discounts count.
 */
final class CouponTranslation {

    private static final String DELETED_TYPE = "customer.discount.deleted";

    /** Among the events of one second the update holds over the creation, and the deletion over both. */
    private static final Duration UPDATED = Duration.ofMillis(1);

    private static final Duration DELETED = Duration.ofMillis(2);

    private final StripeRules rules;
    private final References references;

    CouponTranslation(StripeRules rules, References references) {
        this.rules = rules;
        this.references = references;
    }

    /** What a coupon takes off never changes: whatever says it, it was stated when the coupon was made. */
    Translation coupon(Occasion occasion, Field coupon) {
        Instant created = coupon.at("created").optionalInstant();
        DiscountTerms.Builder terms = DiscountTerms.newBuilder()
                .setTermsId(coupon.at("id").text())
                .setPublishedAt(created == null ? Instant.EPOCH : created);
        if (!saysHowMuch(coupon)) {
            String problem = "is missing, and so is amount_off; one of them must say what the coupon takes off";
            throw coupon.at("percent_off").refuse(Reason.MISSING, problem);
        }
        state(coupon, terms);
        return Understood.of(Canonical.of(terms.build()));
    }

    /** One of an invoice is cash; every other makes its terms known. */
    Translation discount(Occasion occasion, Field discount) {
        if (discount.at("invoice").isSet() || discount.at("invoice_item").isSet()) {
            return new Ignored(Rule.NOT_SUBSCRIPTIONS);
        }
        if (!discount.at("id").isSet() && subscription(discount, Holder.NOBODY) != null) {
            // Nobody names it by an id: each event of the subscription gives it whole.
            return new Ignored(Rule.SAID_BY_ANOTHER_EVENT);
        }
        List<Canonical> records = new ArrayList<>();
        Field replaced = replaced(occasion, discount);
        if (replaced != null) {
            records.add(record(occasion.as(DELETED_TYPE), replaced, Holder.NOBODY));
        }
        records.add(record(occasion, discount, Holder.NOBODY));
        return new Understood(records);
    }

    /** Returns what a discount without an id was before, where another coupon or start makes another one of it; null for the same. */
    private static @Nullable Field replaced(Occasion occasion, Field discount) {
        boolean other = occasion.changed("coupon") || occasion.changed("start");
        if (discount.at("id").isSet() || !other || !(discount.json() instanceof ObjectNode now)) {
            return null;
        }
        ObjectNode before = now.deepCopy();
        before.setAll((ObjectNode) occasion.previous().json());
        Field replaced = discount.resolved(before);
        boolean named = hasId(replaced) && !id(replaced, Holder.NOBODY).equals(id(discount, Holder.NOBODY));
        return named ? replaced : null;
    }

    /** Returns whether it has an id, of its own or that of {@link #id}. */
    static boolean hasId(Field discount) {
        Field coupon = coupon(discount);
        boolean named = coupon.isSet() && (!coupon.isObject() || coupon.at("id").isSet());
        return discount.isObject()
                && (discount.at("id").isSet() || (named && discount.at("start").isSet()));
    }

    /** API versions before 2020-08-27 give a discount no id: whose it is, its coupon and its start tell it from others. */
    private static String id(Field discount, Holder holder) {
        if (discount.at("id").isSet() || !hasId(discount)) {
            return discount.at("id").text();
        }
        return String.join(
                "/",
                String.valueOf(customer(discount, holder)),
                coupon(discount).id(),
                discount.at("start").instant().toString());
    }

    /**
     * Returns what an object says of its discounts, where it gives them whole: an export, or an event that they are new to.
     *
     * @param occasion of a subscription or customer
     */
    List<Canonical> of(Occasion occasion, Field object, Holder holder) {
        List<Canonical> records = new ArrayList<>();
        boolean created = occasion.type().endsWith(".created");
        if (occasion.isExport() || created || occasion.changed("discount")) {
            add(occasion, object.at("discount"), holder, records);
        }
        if (occasion.isExport() || created || occasion.changed("discounts")) {
            object.at("discounts").elements().forEach(discount -> add(occasion, discount, holder, records));
        }
        return records;
    }

    /** Returns the terms of the discount that a customer has, if it has one: stated when that began, whoever says it. */
    List<Canonical> ofCustomer(Field customer) {
        if (!hasId(customer.at("discount"))) {
            return List.of();
        }
        List<Canonical> records = new ArrayList<>();
        Occasion began = new Occasion("", "", Instant.EPOCH, null, customer.at("previous_attributes"));
        add(began, customer.at("discount"), new Holder(customer.at("id").text(), null), records);
        return records;
    }

    private void add(Occasion occasion, Field discount, Holder holder, List<Canonical> records) {
        Field coupon = coupon(discount);
        boolean told = !coupon.isObject() || coupon.at("id").isSet() || saysHowMuch(coupon);
        boolean whole = !discount.at("id").isSet() && holder.subscription() != null;
        if (hasId(discount) && told && !whole) {
            records.add(record(occasion, discount, holder));
        }
    }

    /**
     * Whose discount it is where it does not say so itself.
     *
     * @param subscription null of a customer's
     */
    record Holder(@Nullable String customer, @Nullable String subscription) {

        static final Holder NOBODY = new Holder(null, null);
    }

    private Canonical record(Occasion occasion, Field discount, Holder holder) {
        boolean deleted = occasion.type().equals(DELETED_TYPE);
        Instant end = discount.at("end").optionalInstant();
        DiscountTerms.Builder terms = DiscountTerms.newBuilder()
                .setTermsId(id(discount, holder))
                .setPublishedAt(publishedAt(occasion, discount))
                .setStartsAt(discount.at("start").optionalInstant())
                .setEndsAt(deleted && (end == null || end.isAfter(occasion.at())) ? occasion.at() : end)
                .setCustomerId(customer(discount, holder))
                .setSubscriptionId(subscription(discount, holder));
        Field coupon = coupon(discount);
        terms.setCouponId(coupon.isObject() ? coupon.at("id").optionalText() : coupon.text());
        if (coupon.isObject() && saysHowMuch(coupon)) {
            state(coupon, terms);
        }
        return Canonical.of(terms.build());
    }

    /** Returns the coupon of a discount, in any version of the API. */
    static Field coupon(Field discount) {
        Field coupon = discount.at("coupon");
        return coupon.isSet() ? coupon : discount.at("source").at("coupon");
    }

    /** One in several currencies is told by the coupon itself. */
    private static boolean saysHowMuch(Field coupon) {
        return coupon.at("percent_off").isSet() || coupon.at("amount_off").isSet();
    }

    private void state(Field coupon, DiscountTerms.Builder terms) {
        boolean percentage = coupon.at("percent_off").isSet();
        if (percentage) {
            terms.setPercentOff(SubscriptionDiscounts.percent(coupon.at("percent_off")));
        } else {
            String currency = MinorUnits.currency(coupon.at("currency"));
            terms.setAmountOff(MinorUnits.major(coupon.at("amount_off"), currency, Amounts.SCALE))
                    .setCurrency(currency);
        }
        DiscountDuration duration = SubscriptionDiscounts.duration(coupon.at("duration"));
        boolean counted = duration == DiscountDuration.REPEATING
                && coupon.at("duration_in_months").isSet();
        terms.setDuration(duration)
                .setMonths(counted ? Integer.valueOf(SubscriptionDiscounts.months(coupon)) : null)
                .setProductIds(products(coupon));
    }

    /** Null where it is not said, here or elsewhere: only a coupon that somebody asked to expand says it. */
    private @Nullable List<String> products(Field coupon) {
        Field appliesTo = references.asked(coupon, "applies_to");
        if (appliesTo.json().isMissingNode()) {
            return rules.unsaidForAll() ? List.of() : null;
        }
        return appliesTo.at("products").elements().stream().map(Field::id).toList();
    }

    private static Instant publishedAt(Occasion occasion, Field discount) {
        if (occasion.isExport() || !occasion.type().startsWith("customer.discount.")) {
            Instant start = discount.at("start").optionalInstant();
            return start == null ? occasion.at() : start;
        }
        return switch (occasion.type().substring("customer.discount.".length()).toLowerCase(Locale.ROOT)) {
            case "updated" -> occasion.at().plus(UPDATED);
            case "deleted" -> occasion.at().plus(DELETED);
            default -> occasion.at();
        };
    }

    private static @Nullable String customer(Field discount, Holder holder) {
        boolean known = discount.at("customer").isSet()
                || discount.at("customer_account").isSet();
        return known ? Customers.idOf(discount) : holder.customer();
    }

    /** Returns the subscription that a discount is for; for a discount of an item, the item: it is not taken off the others. */
    private static @Nullable String subscription(Field discount, Holder holder) {
        String subscription = discount.at("subscription").optionalId();
        String item = discount.at("subscription_item").optionalId();
        if (subscription == null && item == null) {
            return holder.subscription();
        }
        return item == null ? subscription : item;
    }
}
