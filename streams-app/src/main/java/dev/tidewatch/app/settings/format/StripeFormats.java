package dev.tidewatch.app.settings.format;

import dev.tidewatch.source.stripe.AttributeRule;
import dev.tidewatch.source.stripe.reference.Mode;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** The formats of the settings of how Stripe's data are read. */
public final class StripeFormats {

    public static final Format<List<AttributeRule>> ATTRIBUTES = new Format<>(
            "names separated by commas, each alone (country, of the subscription's metadata) or with its place"
                    + " (country=customer.metadata.land); none of them twice",
            StripeFormats::attributeRules);

    /** Whether it is paused. */
    public static final Format<Boolean> PAUSED_COLLECTION = either("active", "paused");

    /** Whether a coupon that does not say it is for all products. */
    public static final Format<Boolean> COUPON_PRODUCTS = either("stated", "all");

    /** Whether it is refused. */
    public static final Format<Boolean> UNKNOWN_DISCOUNTS = either("provisional", "refuse");

    public static final Format<Mode> MODE = Format.oneOf(Mode.class);

    private StripeFormats() {}

    private static Format<Boolean> either(String no, String yes) {
        return new Format<>("one of " + no + ", " + yes, text -> {
            String lower = text.toLowerCase(Locale.ROOT);
            if (!lower.equals(no) && !lower.equals(yes)) {
                throw new IllegalArgumentException(text);
            }
            return lower.equals(yes);
        });
    }

    private static List<AttributeRule> attributeRules(String text) {
        List<AttributeRule> rules = text.isBlank()
                ? List.of()
                : Arrays.stream(text.split(",", -1)).map(AttributeRule::parse).toList();
        if (rules.stream().map(AttributeRule::name).distinct().count() < rules.size()) {
            throw new IllegalArgumentException(text);
        }
        return rules;
    }
}
