package dev.tidewatch.source.stripe.reference;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tidewatch.source.stripe.json.Field;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The objects met so far that others refer to; each reduced to what is read of it, so that a million fit. */
public final class ReferenceBook implements References {

    private static final List<String> PRICE =
            List.of("id", "tiers", "tiers_mode", "currency_options", "currency", "billing_scheme");
    private static final List<String> COUPON =
            List.of("id", "percent_off", "amount_off", "currency", "duration", "duration_in_months");
    private static final List<String> ASKED_OF_COUPON = List.of("applies_to", "currency_options");
    private static final List<String> DISCOUNT = List.of("id", "coupon", "source", "start", "end");
    private static final List<String> CHARGE = List.of("id", "customer", "invoice", "livemode");
    private static final List<String> CUSTOMER =
            List.of("id", "metadata", "default_source", "invoice_settings", "livemode");

    /** Events that are told again by the object they are about. */
    private static final Set<String> TELLING = Set.of(
            "invoice.paid",
            "invoice.voided",
            "invoice.marked_uncollectible",
            "charge.refunded",
            "charge.dispute.created");

    /** How the states of an inquiry begin. */
    private static final String INQUIRY = "warning_";

    private final Mode mode;
    private final Map<Key, JsonNode> known = new HashMap<>();
    private final Map<String, Long> told = new HashMap<>();

    /** @param mode of which data the prices and coupons are learned */
    public ReferenceBook(Mode mode) {
        this.mode = mode;
    }

    private record Key(Kind kind, String id) {}

    @Override
    public @Nullable JsonNode find(Kind kind, String id) {
        return known.get(new Key(kind, id));
    }

    @Override
    public @Nullable Instant toldSince(String objectId) {
        Long second = told.get(objectId);
        return second == null ? null : Instant.ofEpochSecond(second);
    }

    /** Takes in an event's object or a bare one, and the discounts in it; whatever else it is, it changes nothing. */
    public void learn(JsonNode json) {
        boolean event = json.path("object").asText().equals("event");
        JsonNode object = event ? json.path("data").path("object") : json;
        if (event && isTelling(json)) {
            told.merge(object.path("id").asText(), second(json.path("created")), Math::min);
        }
        switch (object.path("object").asText()) {
            case "price", "plan" -> learnPrice(object);
            case "coupon" -> learnCoupon(object);
            case "discount" -> learnDiscount(object);
            case "charge" -> put(Kind.CHARGE, object, CHARGE);
            case "customer" -> learnCustomer(object);
            case "subscription" -> learnSubscription(object);
            default -> {
                // Nothing refers to it.
            }
        }
    }

    /** Returns true of a dispute's update only if an inquiry becomes a dispute by it: an export tells that, too. */
    private static boolean isTelling(JsonNode event) {
        String type = event.path("type").asText();
        JsonNode before = event.path("data").path("previous_attributes").path("status");
        return TELLING.contains(type)
                || (type.equals("charge.dispute.updated") && before.asText().startsWith(INQUIRY));
    }

    /** Coupons and plans of live and of test data may share an id: the operator chose it. */
    private boolean isOther(JsonNode priceOrCoupon) {
        Mode of = Mode.of(priceOrCoupon, NONE);
        return of != null && of != mode;
    }

    /** Returns the second at which anything was created. */
    private static long second(JsonNode created) {
        boolean instant = created.canConvertToInt() || created.canConvertToLong();
        return instant && created.asLong() >= 0 && created.asLong() < Field.LAST_SECOND ? created.asLong() : 0;
    }

    private void learnPrice(JsonNode price) {
        boolean more =
                price.path("tiers").isArray() || price.path("currency_options").isObject();
        if (more && !isOther(price)) {
            put(Kind.PRICE, price, PRICE);
        }
    }

    /** Some of it is said only where it was asked for: one that does not say it takes nothing back. */
    private void learnCoupon(JsonNode coupon) {
        if (isOther(coupon)) {
            return;
        }
        JsonNode before = find(Kind.COUPON, coupon.path("id").asText());
        put(Kind.COUPON, coupon, COUPON);
        if (find(Kind.COUPON, coupon.path("id").asText()) instanceof ObjectNode kept) {
            for (String member : ASKED_OF_COUPON) {
                JsonNode said = coupon.has(member) || before == null ? coupon.get(member) : before.get(member);
                if (said != null) {
                    kept.set(member, said);
                }
            }
        }
    }

    private void learnDiscount(JsonNode discount) {
        if (discount.isObject()) {
            put(Kind.DISCOUNT, discount, DISCOUNT);
            learnWhole(discount.path("coupon"));
            learnWhole(discount.path("source").path("coupon"));
        }
    }

    /** One inside a discount says for others what was asked for; it is no export of the coupon itself. */
    private void learnWhole(JsonNode coupon) {
        if (ASKED_OF_COUPON.stream().noneMatch(coupon::has)) {
            return;
        }
        if (!isOther(coupon) && find(Kind.COUPON, coupon.path("id").asText()) instanceof ObjectNode kept) {
            ASKED_OF_COUPON.stream().filter(coupon::has).forEach(member -> kept.set(member, coupon.get(member)));
        } else {
            learnCoupon(coupon);
        }
    }

    private void learnCustomer(JsonNode customer) {
        if (!customer.path("deleted").booleanValue()) {
            put(Kind.CUSTOMER, customer, CUSTOMER);
        }
        learnDiscount(customer.path("discount"));
        customer.path("subscriptions").path("data").forEach(this::learnSubscription);
    }

    private void learnSubscription(JsonNode subscription) {
        learnDiscount(subscription.path("discount"));
        subscription.path("discounts").forEach(this::learnDiscount);
        for (JsonNode item : subscription.path("items").path("data")) {
            item.path("discounts").forEach(this::learnDiscount);
            learnPrice(item.path("price"));
            learnPrice(item.path("plan"));
        }
    }

    private void put(Kind kind, JsonNode object, List<String> members) {
        if (object.path("id").isTextual() && object instanceof ObjectNode whole) {
            ObjectNode kept = whole.objectNode();
            for (String member : members) {
                JsonNode value = whole.get(member);
                if (value != null && !value.isNull()) {
                    kept.set(member, value);
                }
            }
            known.put(new Key(kind, object.get("id").textValue()), kept);
        }
    }
}
