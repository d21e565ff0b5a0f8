package dev.tidewatch.source.stripe;

import dev.tidewatch.event.BillingEvent;
import dev.tidewatch.event.BillingEventType;
import dev.tidewatch.event.BillingReason;
import dev.tidewatch.source.stripe.json.Field;
import dev.tidewatch.source.stripe.json.MinorUnits;
import dev.tidewatch.source.stripe.json.Occasion;
import dev.tidewatch.source.stripe.json.Rule;
import dev.tidewatch.source.stripe.json.Translation;
import dev.tidewatch.source.stripe.json.Translation.Ignored;
import org.jspecify.annotations.Nullable;

/** Translates what became of an invoice. Its lines, prorations and taxes make no MRR and are not read. */
final class Invoices {

    private Invoices() {}

    static Translation paid(Occasion occasion, Field invoice) {
        BillingEvent.Builder event = about(occasion, BillingEventType.INVOICE_PAID, invoice);
        return Billing.understood(event.setAmount(Billing.amount(invoice.at("amount_paid"), invoice.at("currency")))
                .setAttempt(attempt(invoice)));
    }

    static Translation failed(Occasion occasion, Field invoice) {
        BillingEvent.Builder event = open(occasion, BillingEventType.PAYMENT_FAILED, invoice);
        return Billing.understood(event.setAttempt(attempt(invoice))
                .setNextAttemptAt(invoice.at("next_payment_attempt").optionalInstant())
                .setFailureCode(invoice.at("charge").at("failure_code").optionalText()));
    }

    static Translation voided(Occasion occasion, Field invoice) {
        return Billing.understood(open(occasion, BillingEventType.INVOICE_VOIDED, invoice));
    }

    static Translation uncollectible(Occasion occasion, Field invoice) {
        return Billing.understood(open(occasion, BillingEventType.UNCOLLECTIBLE, invoice));
    }

    /** A bare invoice counts where it says how it ended, and when. */
    static Translation exported(Occasion occasion, Field invoice) {
        Field status = invoice.at("status");
        if (!status.isSet()) {
            return invoice.at("paid").isTrue()
                    ? settled(occasion, invoice, "paid")
                    : new Ignored(Rule.INVOICE_NOT_SETTLED);
        }
        return switch (status.text()) {
            case "paid", "void", "uncollectible" -> settled(occasion, invoice, status.text());
            case "draft", "open" -> new Ignored(Rule.INVOICE_NOT_SETTLED);
            default -> throw status.invalid("one of draft, open, paid, void, uncollectible");
        };
    }

    private static Translation settled(Occasion occasion, Field invoice, String status) {
        Field at = invoice.at("status_transitions");
        return switch (status) {
            case "void" -> voided(dated(occasion, invoice, at.at("voided_at")), invoice);
            case "uncollectible" -> uncollectible(dated(occasion, invoice, at.at("marked_uncollectible_at")), invoice);
            default -> paid(dated(occasion, invoice, at.at("paid_at")), invoice);
        };
    }

    /** As if an event had told it at the time: every export says the same of it. */
    private static Occasion dated(Occasion occasion, Field invoice, Field at) {
        String id = invoice.at("id").text() + "@" + at.name();
        return new Occasion(at.name(), id, at.instant(), null, occasion.previous());
    }

    /** Begins the event of an invoice that is not paid, with what is still asked for. */
    private static BillingEvent.Builder open(Occasion occasion, BillingEventType type, Field invoice) {
        Field remaining = invoice.at("amount_remaining");
        Field asked = remaining.isSet() ? remaining : invoice.at("amount_due");
        return about(occasion, type, invoice).setAmount(Billing.amount(asked, invoice.at("currency")));
    }

    private static BillingEvent.Builder about(Occasion occasion, BillingEventType type, Field invoice) {
        return Billing.event(occasion, type, invoice)
                .setInvoiceId(invoice.at("id").text())
                .setSubscriptionId(subscriptionId(invoice))
                .setBillingReason(reason(invoice.at("billing_reason")))
                .setCurrency(MinorUnits.currency(invoice.at("currency")));
    }

    /** At the top, or under the parent in newer API versions. */
    private static @Nullable String subscriptionId(Field invoice) {
        String top = invoice.at("subscription").optionalId();
        return top != null
                ? top
                : invoice.at("parent")
                        .at("subscription_details")
                        .at("subscription")
                        .optionalId();
    }

    private static @Nullable Integer attempt(Field invoice) {
        Field attempts = invoice.at("attempt_count");
        return attempts.isSet() ? Integer.valueOf(attempts.wholeInt()) : null;
    }

    private static @Nullable BillingReason reason(Field reason) {
        if (!reason.isSet()) {
            return null;
        }
        return switch (reason.text()) {
            case "subscription_create" -> BillingReason.CREATE;
            case "subscription_cycle" -> BillingReason.CYCLE;
            case "subscription_update" -> BillingReason.UPDATE;
            case "manual" -> BillingReason.MANUAL;
            default -> BillingReason.OTHER;
        };
    }
}
