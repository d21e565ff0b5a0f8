package dev.tidewatch.source.stripe;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.tidewatch.source.stripe.json.Field;
import dev.tidewatch.source.stripe.json.Occasion;
import dev.tidewatch.source.stripe.json.Rule;
import dev.tidewatch.source.stripe.json.StripeMismatch;
import dev.tidewatch.source.stripe.json.Translation;
import dev.tidewatch.source.stripe.json.Translation.Ignored;
import dev.tidewatch.source.stripe.json.Translation.Reason;
import dev.tidewatch.source.stripe.reference.Mode;
import dev.tidewatch.source.stripe.reference.References;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Stripe's events and objects as canonical records. Total: any JSON has an answer, and the same JSON with the same rules and
 * references always has the same.
 */
public final class StripeTranslator {

    private static final String EVENT = "event";

    private final Map<String, Handler> events = new TreeMap<>();
    private final Map<String, Handler> objects = new TreeMap<>();
    private final Mode mode;
    private final References references;

    public StripeTranslator(StripeRules rules, References references) {
        this.mode = rules.mode();
        this.references = references;
        Subscriptions subscriptions = new Subscriptions(rules, references);
        Charges charges = new Charges(references);
        Disputes disputes = new Disputes(charges);
        addSubscriptions(subscriptions);
        addInvoices();
        addCharges(charges, disputes);
        addPaymentMethods();
        CouponTranslation terms = new CouponTranslation(rules, references);
        addTerms(terms);
        Customers customers = new Customers(rules, subscriptions, terms);
        events.put("customer.created", customers::stated);
        events.put("customer.updated", customers::stated);
        objects.put("customer", customers::exported);
    }

    /** Which data it takes. */
    public Mode mode() {
        return mode;
    }

    /** The types of events that have a handler. */
    Set<String> eventTypes() {
        return events.keySet();
    }

    /** The objects that have a handler where they come by themselves. */
    Set<String> objectNames() {
        return objects.keySet();
    }

    /** What a report calls it: an event's type; of anything else what it is. */
    public static String kind(JsonNode json) {
        JsonNode object = json.path("object");
        if (object.asText().equals(EVENT)) {
            return json.path("type").asText("event without a type");
        }
        JsonNode named = object.isObject() ? object.path("object") : object;
        return named.isTextual() ? named.textValue() + " (object)" : "something else";
    }

    /**
     * Translates an event, the {@code data} of one, or a bare object.
     *
     * @param exportedAt what a bare object is the state of
     * @param sequence of an event among those of its second; null if unknown
     */
    public Translation translate(JsonNode json, Instant exportedAt, @Nullable Long sequence) {
        Mode of = Mode.of(json, references);
        if (of != null && of != mode) {
            return new Ignored(of.leftOut());
        }
        try {
            Field whole = Field.root(json);
            if (json.path("object").asText().equals(EVENT)) {
                return event(whole, sequence);
            }
            Field object = whole.at("object").isObject() ? whole.at("object") : whole;
            return exported(object, exportedAt);
        } catch (StripeMismatch mismatch) {
            return mismatch.refused();
        }
    }

    private Translation event(Field event, @Nullable Long sequence) {
        String type = event.at("type").text();
        Handler handler = events.get(type);
        if (handler == null) {
            return ignored(IgnoredKinds.ofType(type), event.at("type"));
        }
        Field object = event.at("data").at("object");
        if (!object.isObject()) {
            throw object.refuse(Reason.MISSING, "is missing; it must be the object that the event is about");
        }
        Field previous = event.at("data").at("previous_attributes");
        return handler.translate(
                new Occasion(type, event.at("id").text(), event.at("created").instant(), sequence, previous), object);
    }

    private Translation exported(Field object, Instant exportedAt) {
        Field name = object.at("object");
        if (!object.isObject() || !name.json().isTextual()) {
            String problem = "names no object; it must be an event, an object or a list of Stripe's";
            throw object.refuse(Reason.UNKNOWN_OBJECT, problem);
        }
        Handler handler = objects.get(name.json().textValue());
        if (handler == null) {
            return ignored(IgnoredKinds.ofObject(name.json().textValue()), name);
        }
        Field nothing = Field.root(MissingNode.getInstance());
        return handler.translate(new Occasion("", "", exportedAt, null, nothing), object);
    }

    private static Translation ignored(@Nullable Rule rule, Field name) {
        if (rule != null) {
            return new Ignored(rule);
        }
        boolean type = name.name().equals("type");
        throw name.refuse(
                type ? Reason.UNKNOWN_TYPE : Reason.UNKNOWN_OBJECT,
                "is " + name.json() + ", which this version does not know");
    }

    /** An export says again, under an id of its own, what the events about its objects said. */
    private Handler unlessTold(Handler handler) {
        return (occasion, object) -> references.toldSince(object.at("id").text()) == null
                ? handler.translate(occasion, object)
                : new Ignored(Rule.SAID_BY_ANOTHER_EVENT);
    }

    private void addSubscriptions(Subscriptions subscriptions) {
        for (String happening : new String[] {"created", "updated", "deleted", "paused", "resumed", "trial_will_end"}) {
            events.put("customer.subscription." + happening, subscriptions::translate);
        }
        objects.put("subscription", subscriptions::translate);
    }

    private void addTerms(CouponTranslation terms) {
        for (String happening : new String[] {"created", "updated", "deleted"}) {
            events.put("customer.discount." + happening, terms::discount);
        }
        events.put("coupon.created", terms::coupon);
        events.put("coupon.updated", terms::coupon);
        objects.put("coupon", terms::coupon);
        objects.put("discount", terms::discount);
    }

    private void addInvoices() {
        events.put("invoice.paid", Invoices::paid);
        events.put("invoice.payment_failed", Invoices::failed);
        events.put("invoice.voided", Invoices::voided);
        events.put("invoice.marked_uncollectible", Invoices::uncollectible);
        objects.put("invoice", unlessTold(Invoices::exported));
    }

    private void addCharges(Charges charges, Disputes disputes) {
        events.put("charge.refunded", charges::refunded);
        events.put("charge.dispute.created", disputes::created);
        events.put("charge.dispute.updated", disputes::updated);
        events.put("charge.dispute.closed", disputes::closed);
        objects.put("charge", (occasion, charge) -> charges.exported(charge));
        objects.put("refund", (occasion, refund) -> charges.refund(refund));
        objects.put("dispute", unlessTold(disputes::exported));
    }

    private void addPaymentMethods() {
        events.put("payment_method.attached", PaymentMethods::updated);
        events.put("payment_method.updated", PaymentMethods::updated);
        events.put("payment_method.automatically_updated", PaymentMethods::updated);
        events.put("payment_method.card_automatically_updated", PaymentMethods::updated);
        events.put("payment_method.detached", PaymentMethods::removed);
        events.put("customer.source.created", PaymentMethods::updated);
        events.put("customer.source.updated", PaymentMethods::updated);
        events.put("customer.source.expiring", PaymentMethods::expiring);
        events.put("customer.source.deleted", PaymentMethods::removed);
        objects.put("payment_method", PaymentMethods::updated);
        objects.put("card", PaymentMethods::updated);
    }
}
