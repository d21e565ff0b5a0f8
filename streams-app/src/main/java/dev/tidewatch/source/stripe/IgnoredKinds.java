package dev.tidewatch.source.stripe;

import dev.tidewatch.source.stripe.json.Rule;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Lists which of Stripe's event types and objects make no record, and by which rule. What is not here is not ignored. */
final class IgnoredKinds {

    private static final Map<Rule, String> TYPES = Map.of(
            Rule.SAID_BY_ANOTHER_EVENT,
            """
            charge.captured charge.expired charge.failed charge.pending charge.succeeded charge.updated
            charge.dispute.funds_reinstated charge.dispute.funds_withdrawn
            customer.subscription.pending_update_applied invoice.payment_succeeded refund.created refund.updated
            """,
            Rule.INVOICE_NOT_SETTLED,
            """
            invoice.created invoice.deleted invoice.finalization_failed invoice.finalized invoice.overdue
            invoice.overpaid invoice.payment_action_required invoice.payment_attempt_required invoice.sent
            invoice.upcoming invoice.updated invoice.will_be_due
            """,
            Rule.NOT_IN_FORCE,
            "customer.subscription.pending_update_expired",
            Rule.STATE_HAS_EVENTS_OF_ITS_OWN,
            "customer.deleted",
            Rule.CATALOGUE,
            "coupon.deleted",
            Rule.NO_PLACE_IN_SCHEMAS,
            "charge.refund.updated refund.failed",
            Rule.NOT_SUBSCRIPTIONS,
            """
            customer.tax_id.created customer.tax_id.deleted customer.tax_id.updated
            """);

    /** What stands before the first dot. */
    private static final Map<Rule, String> FAMILIES = Map.of(
            Rule.SAID_BY_ANOTHER_EVENT,
            "checkout invoice_payment invoiceitem payment_intent",
            Rule.NOT_IN_FORCE,
            "subscription_schedule quote",
            Rule.CATALOGUE,
            "plan price product promotion_code tax_rate",
            Rule.NOT_SUBSCRIPTIONS,
            """
            account application_fee apps balance balance_settings billing billing_portal capability cash_balance
            climate credit_note customer_cash_balance_transaction entitlements file financial_connections identity
            issuing_authorization issuing_card issuing_cardholder issuing_dispute issuing_personalization_design
            issuing_settlement issuing_token issuing_transaction mandate order payment_link payout person radar
            recipient reporting reserve review setup_intent sigma sku source tax terminal test_helpers topup transfer
            treasury
            """);

    private static final Map<Rule, String> OBJECTS = Map.of(
            Rule.SAID_BY_ANOTHER_EVENT,
            """
            balance_transaction checkout.session invoice_payment invoiceitem line_item payment_intent
            subscription_item
            """,
            Rule.NOT_IN_FORCE,
            "subscription_schedule quote",
            Rule.CATALOGUE,
            "plan price product promotion_code tax_rate",
            Rule.NOT_SUBSCRIPTIONS,
            """
            account application_fee balance bank_account credit_note customer_balance_transaction file mandate
            payment_link payout person review setup_intent source tax_id topup transfer webhook_endpoint
            """);

    private static final Map<String, Rule> BY_TYPE = byName(TYPES);
    private static final Map<String, Rule> BY_FAMILY = byName(FAMILIES);
    private static final Map<String, Rule> BY_OBJECT = byName(OBJECTS);

    private IgnoredKinds() {}

    /** Returns the rule by which events of a type make no record; null if none is known. */
    static @Nullable Rule ofType(String type) {
        return found(type, BY_TYPE);
    }

    /** Returns the rule by which an object makes no record; null if none is known. */
    static @Nullable Rule ofObject(String object) {
        return found(object, BY_OBJECT);
    }

    private static @Nullable Rule found(String name, Map<String, Rule> exact) {
        Rule rule = exact.get(name);
        int dot = name.indexOf('.');
        return rule == null && dot > 0 ? BY_FAMILY.get(name.substring(0, dot)) : rule;
    }

    static Set<String> types() {
        return BY_TYPE.keySet();
    }

    static Map<String, Rule> families() {
        return BY_FAMILY;
    }

    static Map<String, Rule> objects() {
        return BY_OBJECT;
    }

    private static Map<String, Rule> byName(Map<Rule, String> names) {
        return names.entrySet().stream()
                .flatMap(rule -> Arrays.stream(rule.getValue().strip().split("\\s+"))
                        .map(name -> Map.entry(name, rule.getKey())))
                .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));
    }
}
