package dev.tidewatch.source.stripe;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tidewatch.event.IntervalUnit;
import dev.tidewatch.event.SubscriptionItem;
import dev.tidewatch.event.UsageType;
import dev.tidewatch.source.stripe.json.Field;
import dev.tidewatch.source.stripe.json.MinorUnits;
import dev.tidewatch.source.stripe.json.Translation.Reason;
import dev.tidewatch.source.stripe.reference.References;
import dev.tidewatch.source.stripe.reference.References.Kind;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Reads what a line of a subscription costs: a {@code price}, or the {@code plan} of older API versions. */
final class Prices {

    private static final int AMOUNT_SCALE = 14;

    /** The unit price where tiers decide the amount, and of metered use, which is never counted. */
    private static final BigDecimal NOTHING = BigDecimal.ZERO.setScale(AMOUNT_SCALE);

    /** The exact decimal wins; the old names come last. */
    private static final List<String> UNIT_PRICES =
            List.of("unit_amount_decimal", "unit_amount", "amount_decimal", "amount");

    private final References references;

    Prices(References references) {
        this.references = references;
    }

    /**
     * The line in our terms.
     *
     * @param itemId null if the source names none
     * @param currency what the subscription is billed in; null if it does not say
     */
    SubscriptionItem line(Field price, Field quantity, @Nullable String itemId, @Nullable String currency) {
        String billed = currency == null ? MinorUnits.currency(price.at("currency")) : currency;
        checkRecurring(price);
        Field recurring = price.at("recurring").isObject() ? price.at("recurring") : price;
        UsageType usageType = usageType(recurring.at("usage_type"));
        boolean metered = usageType == UsageType.METERED;
        long units = metered && !quantity.isSet() ? 0 : quantity.whole();
        Field terms = metered ? price : terms(price, billed);
        return new SubscriptionItem(
                itemId,
                price.at("id").text(),
                price.at("product").optionalId(),
                metered || isTiered(price) ? NOTHING : MinorUnits.major(unitPrice(terms), billed, AMOUNT_SCALE),
                metered ? null : amount(terms, price, units, billed),
                billed,
                units,
                interval(recurring.at("interval")),
                recurring.at("interval_count").isSet()
                        ? recurring.at("interval_count").wholeInt()
                        : 1,
                usageType,
                null);
    }

    private static void checkRecurring(Field price) {
        Field type = price.at("type");
        if (type.json().asText().equals("one_time")) {
            throw type.invalid("recurring: a price that is paid once is no part of a subscription");
        }
    }

    /** The price itself, or what it says of another currency that the subscription is billed in. */
    private Field terms(Field price, String currency) {
        if (MinorUnits.currency(price.at("currency")).equals(currency)) {
            return price;
        }
        String code = currency.toLowerCase(Locale.ROOT);
        Field given = price.at("currency_options").at(code);
        if (given.isObject()) {
            return given;
        }
        JsonNode known = references.find(Kind.PRICE, price.at("id").text());
        JsonNode option = known == null ? null : known.path("currency_options").get(code);
        if (option == null) {
            String problem = "is not the subscription's, " + currency
                    + ", and the price has no currency_options for it; add the prices (expand data.currency_options)";
            throw price.at("currency").refuse(Reason.UNRESOLVED, problem);
        }
        return price.resolved(option);
    }

    private static Field unitPrice(Field terms) {
        for (String name : UNIT_PRICES) {
            if (terms.at(name).isSet()) {
                return terms.at(name);
            }
        }
        throw terms.at("unit_amount").refuse(Reason.MISSING, "is missing; it must be the price of a unit");
    }

    private @Nullable BigDecimal amount(Field terms, Field price, long quantity, String currency) {
        if (isTiered(price)) {
            Field tiers = tiers(terms, price, currency);
            return new Tiers(price.at("tiers_mode"), tiers, currency).amount(quantity, AMOUNT_SCALE);
        }
        Field transform =
                price.at("transform_quantity").isSet() ? price.at("transform_quantity") : price.at("transform_usage");
        if (!transform.isSet()) {
            return null;
        }
        BigDecimal units = BigDecimal.valueOf(transformed(transform, quantity));
        BigDecimal unit = MinorUnits.major(unitPrice(terms), currency, AMOUNT_SCALE);
        return MinorUnits.scaled(transform, unit.multiply(units), AMOUNT_SCALE);
    }

    private Field tiers(Field terms, Field price, String currency) {
        if (terms.at("tiers").isSet()) {
            return terms.at("tiers");
        }
        String id = price.at("id").text();
        JsonNode known = references.find(Kind.PRICE, id);
        if (known == null
                || !known.path("tiers").isArray()
                || !known.path("currency").asText().equalsIgnoreCase(currency)) {
            throw price.at("tiers").refuse(Reason.UNRESOLVED, Kind.PRICE.missing(id));
        }
        return price.at("tiers").resolved(known.get("tiers"));
    }

    private static boolean isTiered(Field price) {
        Field scheme = price.at("billing_scheme");
        if (!scheme.isSet()) {
            return false;
        }
        return switch (scheme.text()) {
            case "per_unit" -> false;
            case "tiered" -> true;
            default -> throw scheme.invalid("per_unit or tiered");
        };
    }

    private static long transformed(Field transform, long quantity) {
        Field divideBy = transform.at("divide_by");
        if (divideBy.whole() < 1) {
            throw divideBy.invalid("at least 1");
        }
        long down = Math.floorDiv(quantity, divideBy.whole());
        Field round = transform.at("round");
        return switch (round.text()) {
            case "down" -> down;
            case "up" -> Math.floorMod(quantity, divideBy.whole()) == 0 ? down : down + 1;
            default -> throw round.invalid("up or down");
        };
    }

    private static IntervalUnit interval(Field interval) {
        return switch (interval.text()) {
            case "day" -> IntervalUnit.DAY;
            case "week" -> IntervalUnit.WEEK;
            case "month" -> IntervalUnit.MONTH;
            case "year" -> IntervalUnit.YEAR;
            default -> throw interval.invalid("day, week, month or year");
        };
    }

    /** Prices of before there was metered use say nothing of it. */
    private static UsageType usageType(Field usageType) {
        if (!usageType.isSet()) {
            return UsageType.LICENSED;
        }
        return switch (usageType.text()) {
            case "licensed" -> UsageType.LICENSED;
            case "metered" -> UsageType.METERED;
            default -> throw usageType.invalid("licensed or metered");
        };
    }
}
