package dev.tidewatch.source.stripe;

import dev.tidewatch.source.stripe.json.Field;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Says where a segment attribute's value stands in Stripe's metadata.
 *
 * @param name of the attribute
 * @param ofCustomer whether it is the customer's metadata, not the subscription's
 * @param key in the metadata
 */
public record AttributeRule(String name, boolean ofCustomer, String key) {

    private static final String OWN = "metadata.";
    private static final String CUSTOMERS = "customer.metadata.";

    /**
     * Reads {@code name}, {@code name=metadata.key} or {@code name=customer.metadata.key}.
     *
     * @throws IllegalArgumentException for anything else
     */
    public static AttributeRule parse(String text) {
        int equals = text.indexOf('=');
        String name = (equals < 0 ? text : text.substring(0, equals)).strip();
        String path = equals < 0 ? OWN + name : text.substring(equals + 1).strip();
        boolean ofCustomer = path.startsWith(CUSTOMERS);
        String prefix = ofCustomer ? CUSTOMERS : OWN;
        String key = path.startsWith(prefix) ? path.substring(prefix.length()) : "";
        if (key.isEmpty() || !name.matches("[^\\s=|%]+")) {
            throw new IllegalArgumentException(text);
        }
        return new AttributeRule(name, ofCustomer, key);
    }

    /** The attributes that the rules find; what is not there has none. */
    static Map<String, String> attributes(Iterable<AttributeRule> rules, Field subscription, @Nullable Field customer) {
        Map<String, String> attributes = new TreeMap<>();
        for (AttributeRule rule : rules) {
            Field holder = rule.ofCustomer ? customer : subscription;
            String value =
                    holder == null ? null : holder.at("metadata").at(rule.key).optionalText();
            if (value != null) {
                attributes.put(rule.name, value);
            }
        }
        return attributes;
    }
}
