package dev.tidewatch.source.stripe.reference;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tidewatch.source.stripe.json.Rule;
import dev.tidewatch.source.stripe.reference.References.Kind;
import org.jspecify.annotations.Nullable;

/** Stripe keeps live and test data apart by {@code livemode}: test data are no revenue. */
public enum Mode {
    LIVE,
    TEST;

    private static final String LIVEMODE = "livemode";

    /** Returns the mode of an event, the {@code data} of one, or an object; null where neither it nor what it refers to says it. */
    public static @Nullable Mode of(JsonNode json, References references) {
        JsonNode object = object(json);
        Mode stated = stated(json) == TEST ? TEST : stated(object);
        Mode own = stated == null ? stated(json) : stated;
        Mode ofCharge = own == null ? referred(object.path("charge"), Kind.CHARGE, references) : own;
        return ofCharge == null ? referred(object.path("customer"), Kind.CUSTOMER, references) : ofCharge;
    }

    /** Returns why data of another mode are left out. */
    public Rule leftOut() {
        return this == LIVE ? Rule.LIVE_MODE : Rule.TEST_MODE;
    }

    private static JsonNode object(JsonNode json) {
        if (json.path("object").asText().equals("event")) {
            return json.path("data").path("object");
        }
        return json.path("object").isObject() ? json.path("object") : json;
    }

    private static @Nullable Mode stated(JsonNode json) {
        JsonNode live = json.path(LIVEMODE);
        return live.isBoolean() ? live.booleanValue() ? LIVE : TEST : null;
    }

    /** A refund does not say it, but its charge does; a card's customer does. */
    private static @Nullable Mode referred(JsonNode reference, Kind kind, References references) {
        JsonNode known = reference.isTextual() ? references.find(kind, reference.textValue()) : reference;
        return known == null ? null : stated(known);
    }
}
