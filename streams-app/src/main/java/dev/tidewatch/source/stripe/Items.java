package dev.tidewatch.source.stripe;

import dev.tidewatch.event.SubscriptionItem;
import dev.tidewatch.source.stripe.json.Field;
import dev.tidewatch.source.stripe.json.MinorUnits;
import dev.tidewatch.source.stripe.json.Translation.Reason;
import dev.tidewatch.source.stripe.reference.References;
import dev.tidewatch.source.stripe.reference.References.Kind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A subscription's lines: its items; of an old object without items, its own plan. */
final class Items {

    private final References references;
    private final Prices prices;

    Items(References references) {
        this.references = references;
        this.prices = new Prices(references);
    }

    List<SubscriptionItem> of(Field subscription) {
        List<Field> items = items(subscription);
        String currency = currency(subscription);
        if (items.isEmpty()) {
            SubscriptionItem line = prices.line(price(subscription), subscription.at("quantity"), null, currency);
            return List.of(paidUntil(subscription, subscription, line));
        }
        boolean single = items.size() == 1;
        List<SubscriptionItem> lines = new ArrayList<>(items.size());
        for (Field item : items) {
            Field quantity = item.at("quantity").isSet() || !single ? item.at("quantity") : subscription.at("quantity");
            SubscriptionItem line =
                    prices.line(price(item), quantity, item.at("id").optionalText(), currency);
            lines.add(paidUntil(item, subscription, line));
        }
        return lines;
    }

    /** A period of an older version is the subscription's, so it is that of each of its lines. */
    private static SubscriptionItem paidUntil(Field item, Field subscription, SubscriptionItem line) {
        Instant own = item.at("current_period_end").optionalInstant();
        line.setCurrentPeriodEndsAt(
                own == null ? subscription.at("current_period_end").optionalInstant() : own);
        return line;
    }

    /** All of them, or none. */
    static List<Field> items(Field subscription) {
        Field list = subscription.at("items");
        if (list.at("has_more").isTrue()) {
            throw list.refuse(Reason.TRUNCATED, "has more than it shows; export the subscription with all its items");
        }
        return list.at("data").elements();
    }

    /**
     * When the first paid period ends, which is where Stripe ends a subscription at the end of its period; null if it does not
     * say. Metered use is not paid ahead: it decides only where there is nothing else.
     */
    static @Nullable Instant periodEnd(Field subscription) {
        Instant licensed = null;
        Instant metered = null;
        for (Field item : items(subscription)) {
            Instant end = item.at("current_period_end").optionalInstant();
            if (isMetered(item)) {
                metered = earlier(metered, end);
            } else {
                licensed = earlier(licensed, end);
            }
        }
        Instant ofItems = licensed == null ? metered : licensed;
        return ofItems == null ? subscription.at("current_period_end").optionalInstant() : ofItems;
    }

    private static boolean isMetered(Field item) {
        Field price = item.at("price").isSet() ? item.at("price") : item.at("plan");
        Field recurring = price.at("recurring").isObject() ? price.at("recurring") : price;
        return recurring.at("usage_type").json().asText().equals("metered");
    }

    private static @Nullable Instant earlier(@Nullable Instant one, @Nullable Instant other) {
        return one == null || (other != null && other.isBefore(one)) ? other : one;
    }

    private Field price(Field holder) {
        Field price = holder.at("price").isSet() ? holder.at("price") : holder.at("plan");
        if (!price.isSet()) {
            throw holder.at("price").refuse(Reason.MISSING, "is missing, and so is plan; one must say what it costs");
        }
        return references.resolve(price, Kind.PRICE);
    }

    private static @Nullable String currency(Field subscription) {
        Field currency = subscription.at("currency");
        return currency.isSet() ? MinorUnits.currency(currency) : null;
    }
}
