package dev.tidewatch.source.stripe;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tidewatch.event.CustomerEvent;
import dev.tidewatch.source.stripe.json.Canonical;
import dev.tidewatch.source.stripe.json.Field;
import dev.tidewatch.source.stripe.json.Occasion;
import dev.tidewatch.source.stripe.json.Rule;
import dev.tidewatch.source.stripe.json.Translation;
import dev.tidewatch.source.stripe.json.Translation.Ignored;
import dev.tidewatch.source.stripe.json.Translation.Reason;
import dev.tidewatch.source.stripe.json.Translation.Understood;
import java.util.ArrayList;
import java.util.List;

/** Whose an object is; what a customer is by itself; and a customer exported with what is inside it. */
final class Customers {

    private final Subscriptions subscriptions;
    private final List<AttributeRule> ownAttributes;
    private final CouponTranslation terms;

    Customers(StripeRules rules, Subscriptions subscriptions, CouponTranslation terms) {
        this.subscriptions = subscriptions;
        this.terms = terms;
        this.ownAttributes =
                rules.attributes().stream().filter(AttributeRule::ofCustomer).toList();
    }

    static String idOf(Field object) {
        return object.at("customer").isSet() || !object.at("customer_account").isSet()
                ? object.at("customer").id()
                : object.at("customer_account").id();
    }

    /** Its subscriptions and cards at the time of the export, where they are given whole. */
    Translation exported(Occasion occasion, Field customer) {
        if (customer.at("deleted").isTrue()) {
            return new Ignored(Rule.STATE_HAS_EVENTS_OF_ITS_OWN);
        }
        List<Canonical> records = new ArrayList<>(terms.ofCustomer(customer));
        for (Field subscription : all(customer.at("subscriptions"))) {
            Field whole = within(subscription, customer);
            records.addAll(subscriptions.terms(occasion, whole));
            records.add(subscriptions.snapshot(occasion, whole));
        }
        for (Field source : all(customer.at("sources"))) {
            if (source.at("object").json().asText().equals("card")
                    && PaymentMethods.updated(occasion, within(source, customer)) instanceof Understood understood) {
                records.addAll(understood.records());
            }
        }
        return records.isEmpty() ? new Ignored(Rule.CUSTOMER_FACTS) : new Understood(records);
    }

    /** All that rules read off the customer itself. */
    Translation stated(Occasion occasion, Field customer) {
        List<Canonical> records = new ArrayList<>();
        if (occasion.type().endsWith(".created") || occasion.changed("discount")) {
            records.addAll(terms.ofCustomer(customer));
        }
        if (!ownAttributes.isEmpty()) {
            records.add(Canonical.of(new CustomerEvent(
                    occasion.id(),
                    customer.at("id").text(),
                    occasion.at(),
                    occasion.sequence(),
                    AttributeRule.attributes(ownAttributes, customer, customer))));
        }
        return records.isEmpty() ? new Ignored(Rule.CUSTOMER_FACTS) : new Understood(records);
    }

    private static List<Field> all(Field list) {
        if (list.at("has_more").isTrue()) {
            throw list.refuse(Reason.TRUNCATED, "has more than it shows; export these objects themselves");
        }
        return list.at("data").elements();
    }

    /** With the customer itself in the place of its id: both are of one moment. */
    private static Field within(Field object, Field customer) {
        if (!(object.json() instanceof ObjectNode whole)) {
            throw object.invalid("an object");
        }
        ObjectNode copy = whole.objectNode();
        copy.setAll(whole);
        copy.set("customer", customer.json());
        return object.resolved(copy);
    }
}
