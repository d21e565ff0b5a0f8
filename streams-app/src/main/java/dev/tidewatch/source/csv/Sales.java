package dev.tidewatch.source.csv;

import dev.tidewatch.source.csv.map.CsvMap;
import dev.tidewatch.source.csv.map.Field;
import dev.tidewatch.source.csv.value.BadValue;
import dev.tidewatch.source.csv.value.Decimals;
import dev.tidewatch.source.csv.value.Period;
import java.math.BigDecimal;
import java.util.Currency;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads what is sold in a row. */
final class Sales {

    /** The decimals of a price in subscription-events. */
    private static final int PRICE_SCALE = 14;

    /** The decimals of a discount in subscription-events. */
    private static final int DISCOUNT_SCALE = 6;

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
    private static final Pattern CURRENCY = Pattern.compile("[A-Za-z]{3}");

    private final CsvMap.Cells form;
    private final PlanBook plans;

    Sales(CsvMap.Cells form, PlanBook plans) {
        this.form = form;
        this.plans = plans;
    }

    Sale of(Cells cells) {
        String currency = cells.readRequired(Field.CURRENCY, Sales::currency);
        String plan = cells.required(Field.PLAN);
        boolean total = cells.text(Field.UNIT_AMOUNT) == null && cells.text(Field.AMOUNT) != null;
        Field priced = total ? Field.AMOUNT : pricedOne(cells);
        BigDecimal price = amount(cells, priced, currency, PRICE_SCALE);
        return new Sale(
                plan,
                cells.text(Field.PRODUCT),
                total ? BigDecimal.ZERO.setScale(PRICE_SCALE) : price,
                total ? price : null,
                currency,
                quantity(cells),
                period(cells, plan),
                off(cells, currency));
    }

    /** The field to tell of when neither price is there: the one that the map names. */
    private static Field pricedOne(Cells cells) {
        return cells.names(Field.UNIT_AMOUNT) ? Field.UNIT_AMOUNT : Field.AMOUNT;
    }

    private static String currency(String text) {
        if (!CURRENCY.matcher(text).matches()) {
            throw new BadValue("'" + text + "' is no currency; it must be a code of three letters, such as EUR");
        }
        return text.toUpperCase(Locale.ROOT);
    }

    private BigDecimal amount(Cells cells, Field field, String currency, int scale) {
        return cells.readRequired(field, text -> {
            BigDecimal major = form.minorUnits()
                    ? form.decimals().readCents(text, "amount").movePointLeft(minorDigits(currency))
                    : form.decimals().read(text, "amount");
            return scaled(cells, field, major, scale);
        });
    }

    private static int minorDigits(String currency) {
        try {
            int digits = Currency.getInstance(currency).getDefaultFractionDigits();
            if (digits >= 0) {
                return digits;
            }
        } catch (IllegalArgumentException e) {
            // The same sentence says what would be right.
        }
        throw new BadValue("nobody knows how many minor units " + currency + " has; say amounts.in = major");
    }

    private static BigDecimal scaled(Cells cells, Field field, BigDecimal value, int scale) {
        if (value.stripTrailingZeros().scale() > scale) {
            throw cells.mismatch(
                    Reason.AMOUNT,
                    field,
                    value.toPlainString() + " is finer than the " + scale + " decimals it is kept with");
        }
        return value.setScale(scale);
    }

    private long quantity(Cells cells) {
        Long quantity = cells.read(Field.QUANTITY, text -> form.decimals().readWhole(text, "quantity"));
        return quantity == null ? 1 : quantity;
    }

    private Period period(Cells cells, String plan) {
        if (cells.text(Field.INTERVAL) == null && plans.isKnown()) {
            Period known = plans.period(plan);
            if (known == null) {
                throw cells.mismatch(
                        Reason.UNKNOWN_PLAN,
                        Field.PLAN,
                        "the plan '" + plan + "' is not in the list of plans (--plans)");
            }
            return known;
        }
        Long count = cells.read(Field.INTERVAL_COUNT, text -> form.decimals().readWhole(text, "count of intervals"));
        return cells.readRequired(
                Field.INTERVAL,
                text -> count == null
                        ? form.intervals().read(text)
                        : form.intervals().read(text, count));
    }

    private @Nullable RowDiscount off(Cells cells, String currency) {
        BigDecimal percent = cells.read(Field.DISCOUNT_PERCENT, text -> percent(cells, text));
        BigDecimal amount = cells.text(Field.DISCOUNT_AMOUNT) == null
                ? null
                : amount(cells, Field.DISCOUNT_AMOUNT, currency, DISCOUNT_SCALE);
        boolean hasPercent = percent != null && percent.signum() != 0;
        boolean hasAmount = amount != null && amount.signum() != 0;
        if (hasPercent && hasAmount) {
            throw cells.mismatch(
                    Reason.INVALID_VALUE,
                    Field.DISCOUNT_AMOUNT,
                    "the row has a percentage off too; it must have one of them");
        }
        if (percent == null && amount == null && cells.text(Field.DISCOUNT_ENDS) != null) {
            throw cells.mismatch(
                    Reason.INVALID_VALUE,
                    Field.DISCOUNT_ENDS,
                    "the row has no discount that could end; it must have one, or this cell must be empty");
        }
        if (!hasPercent && !hasAmount) {
            return null;
        }
        return new RowDiscount(
                hasPercent ? percent : null,
                hasAmount ? amount : null,
                hasAmount ? currency : null,
                cells.read(Field.DISCOUNT_ENDS, form.dates()::read));
    }

    private BigDecimal percent(Cells cells, String text) {
        String number =
                text.endsWith("%") ? text.substring(0, text.length() - 1).strip() : text;
        BigDecimal percent = decimals().read(number, "percentage");
        if (percent.compareTo(HUNDRED) > 0) {
            throw new BadValue("'" + text + "' is no percentage; it must be from 0 to 100");
        }
        return scaled(cells, Field.DISCOUNT_PERCENT, percent, DISCOUNT_SCALE);
    }

    private Decimals decimals() {
        return form.decimals();
    }
}
