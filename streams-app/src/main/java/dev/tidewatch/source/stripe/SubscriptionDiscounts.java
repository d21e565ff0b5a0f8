package dev.tidewatch.source.stripe;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tidewatch.domain.money.Amounts;
import dev.tidewatch.event.Discount;
import dev.tidewatch.event.DiscountDuration;
import dev.tidewatch.event.SubscriptionItem;
import dev.tidewatch.event.SubscriptionStatus;
import dev.tidewatch.source.stripe.json.Field;
import dev.tidewatch.source.stripe.json.MinorUnits;
import dev.tidewatch.source.stripe.json.Translation.Reason;
import dev.tidewatch.source.stripe.reference.References;
import dev.tidewatch.source.stripe.reference.References.Kind;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Reads what is taken off a subscription: the discounts of its items; then its own, else its customer's. */
final class SubscriptionDiscounts {

    private static final int PERCENT_SCALE = 6;

    private final StripeRules rules;
    private final References references;

    SubscriptionDiscounts(StripeRules rules, References references) {
        this.rules = rules;
        this.references = references;
    }

    /**
     * Returns the discounts that matter: one that has ended waits for no terms.
     *
     * @param lines of the subscription, in the order of its items
     */
    List<Discount> of(Field subscription, List<SubscriptionItem> lines, SubscriptionStatus status) {
        List<Discount> discounts = of(subscription, lines);
        if (status == SubscriptionStatus.CANCELED) {
            discounts.removeIf(discount -> discount.getTermsId() != null);
        }
        return discounts;
    }

    private List<Discount> of(Field subscription, List<SubscriptionItem> lines) {
        List<Discount> discounts = new ArrayList<>();
        if (lines.isEmpty()) {
            return discounts;
        }
        String currency = lines.get(0).getCurrency();
        List<Field> items = Items.items(subscription);
        for (int i = 0; i < items.size(); i++) {
            for (Field discount : items.get(i).at("discounts").elements()) {
                add(discount, currency, Eligible.byItem(items.get(i), lines, i), discounts);
            }
        }
        for (Field discount : onAll(subscription)) {
            add(discount, currency, Eligible.byAll(lines), discounts);
        }
        return discounts;
    }

    private List<Field> onAll(Field subscription) {
        List<Field> several = subscription.at("discounts").elements();
        Field single = subscription.at("discount");
        if (!several.isEmpty() && !isOnly(single, several)) {
            return several;
        }
        Field customers = subscription.at("customer").at("discount");
        if (single.isSet()) {
            return List.of(single);
        }
        // What has an id comes as terms of the customer, and ends with them.
        boolean stated = customers.isSet() && (rules.refusesUnknown() || !CouponTranslation.hasId(customers));
        return stated ? List.of(customers) : List.of();
    }

    /** Versions between the generations name it in the list and give it whole beside: no event could be read without that. */
    private boolean isOnly(Field single, List<Field> several) {
        JsonNode id = several.get(0).json();
        return several.size() == 1
                && single.isObject()
                && id.isTextual()
                && id.equals(single.at("id").json())
                && references.find(Kind.DISCOUNT, id.textValue()) == null;
    }

    private void add(Field reference, String currency, Eligible eligible, List<Discount> discounts) {
        Field discount = known(reference, Kind.DISCOUNT);
        Field given = discount == null ? reference : CouponTranslation.coupon(discount);
        Field coupon = discount == null ? null : known(given, Kind.COUPON);
        if (discount == null || coupon == null) {
            discounts.add(byId(given, discount, eligible));
            return;
        }
        if (isUnsaid(coupon, eligible)) {
            throwIfStated(reference, coupon);
            discounts.add(byId(reference, discount, eligible));
            return;
        }
        List<String> products = products(coupon, eligible);
        if (products == null) {
            return;
        }
        boolean percentage = coupon.at("percent_off").isSet();
        if (!percentage
                && !coupon.at("amount_off").isSet()
                && !references.asked(coupon, "currency_options").isSet()) {
            String problem = "is missing, and so is amount_off; one of them must say what the coupon takes off";
            throw coupon.at("percent_off").refuse(Reason.MISSING, problem);
        }
        discounts.add(new Discount(
                percentage ? percent(coupon.at("percent_off")) : null,
                percentage ? null : amountOff(coupon, currency),
                percentage ? null : currency,
                duration(coupon.at("duration")),
                endsAt(discount, coupon),
                products,
                null,
                discount.at("start").optionalInstant()));
    }

    /** Null where only its id is known, and its terms are left to come by themselves. */
    private @Nullable Field known(Field reference, Kind kind) {
        return rules.refusesUnknown() ? references.resolve(reference, kind) : references.known(reference, kind);
    }

    /** @param discount null where nothing of it is known but its id */
    private static Discount byId(Field reference, @Nullable Field discount, Eligible eligible) {
        return new Discount(
                null,
                null,
                null,
                DiscountDuration.FOREVER,
                discount == null ? null : discount.at("end").optionalInstant(),
                eligible.item(),
                reference.text(),
                discount == null ? null : discount.at("start").optionalInstant());
    }

    static BigDecimal percent(Field percentOff) {
        return MinorUnits.scaled(percentOff, percentOff.decimal(), PERCENT_SCALE);
    }

    private BigDecimal amountOff(Field coupon, String currency) {
        Field own = coupon.at("currency");
        boolean same = own.isSet() && MinorUnits.currency(own).equals(currency);
        Field terms =
                same ? coupon : references.asked(coupon, "currency_options").at(currency.toLowerCase(Locale.ROOT));
        if (!terms.isObject()) {
            throw own.refuse(
                    Reason.UNRESOLVED,
                    "is not the subscription's, " + currency
                            + ", and the coupon has no currency_options for it; add the coupons (expand"
                            + " data.currency_options)");
        }
        return MinorUnits.major(terms.at("amount_off"), currency, Amounts.SCALE);
    }

    static DiscountDuration duration(Field duration) {
        return switch (duration.text()) {
            case "forever" -> DiscountDuration.FOREVER;
            case "repeating" -> DiscountDuration.REPEATING;
            case "once" -> DiscountDuration.ONCE;
            default -> throw duration.invalid("forever, repeating or once");
        };
    }

    /** One that is used up with an invoice is taken away at once, and was for the whole of its period. */
    private static @Nullable Instant endsAt(Field discount, Field coupon) {
        boolean usedUp = coupon.at("duration").text().equals("once")
                && discount.at("subscription").isSet();
        Instant end = usedUp ? null : discount.at("end").optionalInstant();
        boolean counted = coupon.at("duration").text().equals("repeating")
                && coupon.at("duration_in_months").isSet()
                && discount.at("start").isSet();
        if (end != null || !counted) {
            return end;
        }
        return discount.at("start")
                .instant()
                .atZone(ZoneOffset.UTC)
                .plusMonths(months(coupon))
                .toInstant();
    }

    static int months(Field coupon) {
        int months = coupon.at("duration_in_months").wholeInt();
        if (months < 1 || months > 1200) {
            throw coupon.at("duration_in_months").invalid("from 1 to 1200");
        }
        return months;
    }

    /** Empty for all; null if the coupon is for other products than the item's. */
    private @Nullable List<String> products(Field coupon, Eligible eligible) {
        List<String> item = eligible.item();
        List<String> listed = references.asked(coupon, "applies_to").at("products").elements().stream()
                .map(Field::id)
                .toList();
        if (listed.isEmpty() || item.isEmpty()) {
            return listed.isEmpty() ? item : listed;
        }
        return listed.containsAll(item) ? item : null;
    }

    /** Returns whether a coupon may be for some of the items only, and nobody can say for which. */
    private boolean isUnsaid(Field coupon, Eligible eligible) {
        return references.asked(coupon, "applies_to").json().isMissingNode()
                && eligible.isInDoubt()
                && !rules.unsaidForAll();
    }

    /** One that is named by its id alone waits for what is missing, and the customer is marked. */
    private void throwIfStated(Field reference, Field coupon) {
        if (reference.isObject() || rules.refusesUnknown()) {
            String problem = "is not said, and the items are of several products; " + Kind.COUPON.missing()
                    + "; one that is still without it is for all: tidewatch.stripe.coupon.products=all says so";
            throw coupon.at("applies_to").refuse(Reason.UNRESOLVED, problem);
        }
    }
}
