package dev.tidewatch.domain.subscription;

import java.math.BigDecimal;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * One text for one content, to settle conflicts by: members sorted by name, absent ones left out, decimals and instants as
 * strings, no white space.
 */
public final class CanonicalJson {

    private final TreeMap<String, String> members = new TreeMap<>();

    private CanonicalJson() {}

    public static String of(Snapshot snapshot) {
        return new CanonicalJson()
                .text("eventId", snapshot.eventId())
                .text("subscriptionId", snapshot.subscriptionId())
                .text("occurredAt", snapshot.occurredAt())
                .literal("sequence", snapshot.sequence())
                .text("type", snapshot.type())
                .text("status", snapshot.status())
                .literal(
                        "items",
                        array(snapshot.items().stream().map(CanonicalJson::of).toList()))
                .literal(
                        "discounts",
                        array(snapshot.discounts().stream()
                                .map(CanonicalJson::of)
                                .toList()))
                .text("cancelAt", snapshot.cancelAt())
                .text("endedAt", snapshot.endedAt())
                .text("trialEndsAt", snapshot.trialEndsAt())
                .text("currentPeriodEndsAt", snapshot.currentPeriodEndsAt())
                .literal("hasPaymentMethod", snapshot.hasPaymentMethod())
                .literal("cancellation", of(snapshot.cancellation()))
                .literal("attributes", of(snapshot.attributes()))
                .close();
    }

    public static String of(CustomerAttributes customer) {
        return new CanonicalJson()
                .text("eventId", customer.eventId())
                .text("occurredAt", customer.occurredAt())
                .literal("sequence", customer.sequence())
                .literal("attributes", of(customer.attributes()))
                .close();
    }

    /** Returns the members of anything, by name: whole numbers, lists of texts, and what is written as a text; null is left out. */
    public static String ofMembers(Map<String, ? extends @Nullable Object> members) {
        CanonicalJson json = new CanonicalJson();
        members.forEach((name, value) -> json.any(name, value));
        return json.close();
    }

    private void any(String name, @Nullable Object value) {
        if (value instanceof Collection<?> texts) {
            literal(
                    name,
                    array(texts.stream().map(text -> quoted(text.toString())).toList()));
        } else if (value instanceof BigDecimal number) {
            decimal(name, number);
        } else if (value instanceof Number) {
            literal(name, value);
        } else {
            text(name, value);
        }
    }

    private static String of(Item item) {
        return new CanonicalJson()
                .text("itemId", item.itemId())
                .text("planId", item.planId())
                .text("productId", item.productId())
                .decimal("unitAmount", item.unitAmount())
                .decimal("amount", item.amount())
                .text("currency", item.currency())
                .literal("quantity", item.quantity())
                .text("interval", item.interval().unit())
                .literal("intervalCount", item.interval().count())
                .text("usageType", item.usageType())
                .text("currentPeriodEndsAt", item.currentPeriodEndsAt())
                .close();
    }

    private static String of(Discount discount) {
        return new CanonicalJson()
                .decimal("percentOff", discount.percentOff())
                .decimal("amountOff", discount.amountOff())
                .text("currency", discount.currency())
                .text("duration", discount.duration())
                .text("endsAt", discount.endsAt())
                .literal(
                        "productIds",
                        array(discount.productIds().stream()
                                .map(CanonicalJson::quoted)
                                .toList()))
                .text("termsId", discount.termsId())
                .text("startsAt", discount.startsAt())
                .close();
    }

    private static @Nullable String of(@Nullable Cancellation cancellation) {
        if (cancellation == null) {
            return null;
        }
        return new CanonicalJson()
                .text("reason", cancellation.reason())
                .text("feedback", cancellation.feedback())
                .text("comment", cancellation.comment())
                .close();
    }

    private static String of(Map<String, String> attributes) {
        CanonicalJson json = new CanonicalJson();
        attributes.forEach(json::text);
        return json.close();
    }

    private CanonicalJson text(String name, @Nullable Object value) {
        return literal(name, value == null ? null : quoted(value.toString()));
    }

    private CanonicalJson decimal(String name, @Nullable BigDecimal value) {
        return text(name, value == null ? null : value.toPlainString());
    }

    private CanonicalJson literal(String name, @Nullable Object value) {
        if (value != null) {
            members.put(name, value.toString());
        }
        return this;
    }

    private String close() {
        return members.entrySet().stream()
                .map(member -> quoted(member.getKey()) + ":" + member.getValue())
                .collect(Collectors.joining(",", "{", "}"));
    }

    private static String array(Collection<String> values) {
        return String.join(",", values).transform(joined -> "[" + joined + "]");
    }

    private static String quoted(String text) {
        StringBuilder json = new StringBuilder(text.length() + 2).append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"' || c == '\\') {
                json.append('\\').append(c);
            } else if (c < ' ') {
                json.append(String.format("\\u%04x", (int) c));
            } else {
                json.append(c);
            }
        }
        return json.append('"').toString();
    }
}
