package dev.tidewatch.source.stripe;

import dev.tidewatch.source.stripe.json.Field;
import dev.tidewatch.source.stripe.json.MinorUnits;
import dev.tidewatch.source.stripe.json.StripeMismatch;
import dev.tidewatch.source.stripe.json.Translation.Reason;
import java.math.BigDecimal;
import java.util.List;

/**
 * Computes what a quantity costs by tiers. Volume: all units at the price of the tier the quantity falls in, and its flat fee.
 * Graduated: each tier's units at its price, and the flat fee of every tier reached. Quantity 0 falls in the first tier.
 */
final class Tiers {

    private final Field mode;
    private final Field tiers;
    private final String currency;

    Tiers(Field mode, Field tiers, String currency) {
        this.mode = mode;
        this.tiers = tiers;
        this.currency = currency;
    }

    /** Returns the amount of a billing period in units of the currency. */
    BigDecimal amount(long quantity, int scale) {
        BigDecimal minor = switch (mode.text()) {
            case "volume" -> volume(quantity);
            case "graduated" -> graduated(quantity);
            default -> throw mode.invalid("volume or graduated");
        };
        return MinorUnits.scaled(tiers, minor.movePointLeft(MinorUnits.decimals(currency)), scale);
    }

    private BigDecimal volume(long quantity) {
        for (Field tier : tiers.elements()) {
            if (isWithin(tier, quantity)) {
                return cost(tier, quantity);
            }
        }
        throw beyond(quantity);
    }

    private BigDecimal graduated(long quantity) {
        BigDecimal sum = BigDecimal.ZERO;
        long below = 0;
        List<Field> all = tiers.elements();
        for (Field tier : all) {
            if (isWithin(tier, quantity)) {
                return sum.add(cost(tier, quantity - below));
            }
            long upTo = tier.at("up_to").whole();
            if (upTo <= below) {
                throw tier.at("up_to").invalid("above that of the tier before, " + below);
            }
            sum = sum.add(cost(tier, upTo - below));
            below = upTo;
        }
        throw beyond(quantity);
    }

    private StripeMismatch beyond(long quantity) {
        return tiers.refuse(Reason.INVALID_VALUE, "end before the quantity, " + quantity + "; the last must be open");
    }

    private static boolean isWithin(Field tier, long quantity) {
        Field upTo = tier.at("up_to");
        boolean open = !upTo.isSet() || upTo.json().asText().equals("inf");
        return open || quantity <= upTo.whole();
    }

    private static BigDecimal cost(Field tier, long units) {
        return price(tier, "unit_amount").multiply(BigDecimal.valueOf(units)).add(price(tier, "flat_amount"));
    }

    /** The exact decimal wins; a tier may have no price a unit, or no flat fee. */
    private static BigDecimal price(Field tier, String name) {
        Field exact = tier.at(name + "_decimal");
        if (exact.isSet()) {
            return exact.decimal();
        }
        return tier.at(name).isSet() ? tier.at(name).decimal() : BigDecimal.ZERO;
    }
}
