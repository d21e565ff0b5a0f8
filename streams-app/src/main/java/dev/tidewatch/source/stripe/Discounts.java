package dev.tidewatch.source.stripe;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tidewatch.event.Discount;
import dev.tidewatch.event.DiscountDuration;
import dev.tidewatch.event.SubscriptionItem;
import dev.tidewatch.source.stripe.References.Kind;
import dev.tidewatch.source.stripe.Translation.Reason;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What is taken off a subscription: its own discounts, else its customer's; then those of its items. */
final class Discounts {

    private static final int AMOUNT_SCALE = 6;
    private static final int PERCENT_SCALE = 6;

    private final References references;

    Discounts(References references) {
        this.references = references;
    }

    /** @param lines of the subscription, in the order of its items */
    List<Discount> of(Field subscription, List<SubscriptionItem> lines) {
        List<Discount> discounts = new ArrayList<>();
        if (lines.isEmpty()) {
            return discounts;
        }
        String currency = lines.get(0).getCurrency();
        for (Field discount : onAll(subscription)) {
            add(discount, currency, List.of(), discounts);
        }
        List<Field> items = Items.items(subscription);
        for (int i = 0; i < items.size(); i++) {
            for (Field discount : items.get(i).at("discounts").elements()) {
                add(discount, currency, onlyProduct(items.get(i), lines, i), discounts);
            }
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
        return customers.isSet() ? List.of(customers) : List.of();
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

    /** What makes an item's discount the item's own: its product, where no other item has the same. */
    private static List<String> onlyProduct(Field item, List<SubscriptionItem> lines, int index) {
        if (lines.size() == 1) {
            return List.of();
        }
        String product = lines.get(index).getProductId();
        long same = lines.stream()
                .filter(line -> Objects.equals(line.getProductId(), product))
                .count();
        if (product == null || same > 1) {
            String problem = "apply to one of several items of one product, which a snapshot cannot say;"
                    + " give the items products of their own, or the subscription the discount";
            throw item.at("discounts").refuse(Reason.NO_PLACE, problem);
        }
        return List.of(product);
    }

    private void add(Field reference, String currency, List<String> item, List<Discount> discounts) {
        Field discount = references.resolve(reference, Kind.DISCOUNT);
        Field given = discount.at("coupon").isSet()
                ? discount.at("coupon")
                : discount.at("source").at("coupon");
        Field coupon = references.resolve(given, Kind.COUPON);
        List<String> products = products(coupon, item);
        if (products == null) {
            return;
        }
        boolean percentage = coupon.at("percent_off").isSet();
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

    private static BigDecimal percent(Field percentOff) {
        return MinorUnits.scaled(percentOff, percentOff.decimal(), PERCENT_SCALE);
    }

    private static BigDecimal amountOff(Field coupon, String currency) {
        Field own = coupon.at("currency");
        boolean same = own.isSet() && MinorUnits.currency(own).equals(currency);
        Field terms = same ? coupon : coupon.at("currency_options").at(currency.toLowerCase(Locale.ROOT));
        if (!terms.isObject()) {
            throw own.refuse(
                    Reason.UNRESOLVED,
                    "is not the subscription's, " + currency
                            + ", and the coupon has no currency_options for it; add the coupons (expand"
                            + " data.currency_options)");
        }
        return MinorUnits.major(terms.at("amount_off"), currency, AMOUNT_SCALE);
    }

    private static DiscountDuration duration(Field duration) {
        return switch (duration.text()) {
            case "forever" -> DiscountDuration.FOREVER;
            case "repeating" -> DiscountDuration.REPEATING;
            case "once" -> DiscountDuration.ONCE;
            default -> throw duration.invalid("forever, repeating or once");
        };
    }

    private static @Nullable Instant endsAt(Field discount, Field coupon) {
        Instant end = discount.at("end").optionalInstant();
        boolean counted = coupon.at("duration").text().equals("repeating")
                && coupon.at("duration_in_months").isSet()
                && discount.at("start").isSet();
        if (end != null || !counted) {
            return end;
        }
        int months = coupon.at("duration_in_months").wholeInt();
        if (months < 1 || months > 1200) {
            throw coupon.at("duration_in_months").invalid("from 1 to 1200");
        }
        return discount.at("start")
                .instant()
                .atZone(ZoneOffset.UTC)
                .plusMonths(months)
                .toInstant();
    }

    /** Empty for all; null if the coupon is for other products than the item's. */
    private @Nullable List<String> products(Field coupon, List<String> item) {
        Field appliesTo = coupon.at("applies_to");
        JsonNode known = appliesTo.isSet() || !coupon.at("id").isSet()
                ? null
                : references.find(Kind.COUPON, coupon.at("id").text());
        Field products = (known == null ? appliesTo : appliesTo.resolved(known.path("applies_to"))).at("products");
        List<String> listed = products.elements().stream().map(Field::id).toList();
        if (listed.isEmpty() || item.isEmpty()) {
            return listed.isEmpty() ? item : listed;
        }
        return listed.containsAll(item) ? item : null;
    }
}
