package dev.tidewatch.source.stripe;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tidewatch.event.BillingEvent;
import dev.tidewatch.event.BillingEventType;
import dev.tidewatch.source.stripe.json.Canonical;
import dev.tidewatch.source.stripe.json.Field;
import dev.tidewatch.source.stripe.json.MinorUnits;
import dev.tidewatch.source.stripe.json.Occasion;
import dev.tidewatch.source.stripe.json.Rule;
import dev.tidewatch.source.stripe.json.Translation;
import dev.tidewatch.source.stripe.json.Translation.Ignored;
import dev.tidewatch.source.stripe.json.Translation.Reason;
import dev.tidewatch.source.stripe.json.Translation.Understood;
import dev.tidewatch.source.stripe.reference.References;
import dev.tidewatch.source.stripe.reference.References.Kind;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Money that went back. What was paid is the invoice's to say. */
final class Charges {

    /** An event follows its refund by seconds. */
    private static final Duration DELAY = Duration.ofMinutes(1);

    private final References references;

    Charges(References references) {
        this.references = references;
    }

    /** The event's own refund: what is refunded now less what was before. */
    Translation refunded(Occasion occasion, Field charge) {
        if (!hasCustomer(charge)) {
            return new Ignored(Rule.NO_CUSTOMER);
        }
        Field now = charge.at("amount_refunded");
        Field before = occasion.previous().at("amount_refunded");
        BigDecimal sum = Billing.amount(now, charge.at("currency"));
        BigDecimal amount =
                before.isSet() ? sum.subtract(Billing.amount(before, charge.at("currency"))) : onlyRefund(charge, sum);
        if (amount.signum() <= 0) {
            throw now.invalid("more than it was before the event");
        }
        return Billing.understood(Billing.event(occasion, BillingEventType.REFUNDED, charge)
                .setAmount(amount)
                .setCurrency(MinorUnits.currency(charge.at("currency")))
                .setInvoiceId(charge.at("invoice").optionalId()));
    }

    /** Each refund that the charge lists, at its own time. Newer API versions list none: they are exported by themselves. */
    Translation exported(Field charge) {
        if (!hasCustomer(charge)) {
            return new Ignored(Rule.NO_CUSTOMER);
        }
        List<Field> listed = refunds(charge);
        List<Canonical> records = new ArrayList<>();
        for (Field refund : listed) {
            boolean done = !refund.at("status").isSet() || isDone(refund);
            if (done && !isTold(refund, charge)) {
                records.add(Canonical.of(ofRefund(refund, charge).build()));
            }
        }
        if (!records.isEmpty()) {
            return new Understood(records);
        }
        boolean unlisted = listed.isEmpty() && charge.at("refunded").isTrue();
        return new Ignored(unlisted ? Rule.UNDATED : Rule.SAID_BY_ANOTHER_EVENT);
    }

    /** A bare refund; its charge says whose it is, unless it says so itself. */
    Translation refund(Field refund) {
        if (!isDone(refund)) {
            return new Ignored(Rule.NO_MONEY_MOVED);
        }
        Field charge = hasCustomer(refund) ? knownCharge(refund) : chargeOf(refund);
        if (!hasCustomer(refund) && !hasCustomer(charge)) {
            return new Ignored(Rule.NO_CUSTOMER);
        }
        return isTold(refund, charge)
                ? new Ignored(Rule.SAID_BY_ANOTHER_EVENT)
                : Billing.understood(ofRefund(refund, charge));
    }

    static boolean hasCustomer(Field object) {
        return object.at("customer").isSet() || object.at("customer_account").isSet();
    }

    /** Returns what a refund or a dispute is about. */
    Field chargeOf(Field object) {
        return references.resolve(object.at("charge"), Kind.CHARGE);
    }

    private Field knownCharge(Field refund) {
        Field charge = refund.at("charge");
        JsonNode known = charge.isObject() || !charge.isSet() ? null : references.find(Kind.CHARGE, charge.text());
        return known == null ? charge : charge.resolved(known);
    }

    /** Its charge's events say how much went back, not by which refund; those since the first event are all said. */
    private boolean isTold(Field refund, Field charge) {
        Instant since =
                charge.at("id").isSet() ? references.toldSince(charge.at("id").text()) : null;
        return since != null && !refund.at("created").instant().isBefore(since.minus(DELAY));
    }

    private static boolean isDone(Field refund) {
        return refund.at("status").text().equals("succeeded");
    }

    private static BillingEvent.Builder ofRefund(Field refund, Field charge) {
        String id = refund.at("id").text();
        Instant at = refund.at("created").instant();
        BigDecimal amount = Billing.amount(refund.at("amount"), refund.at("currency"));
        Field customer = hasCustomer(refund) ? refund : charge;
        return Billing.event(id, at, BillingEventType.REFUNDED, Customers.idOf(customer))
                .setAmount(amount)
                .setCurrency(MinorUnits.currency(refund.at("currency")))
                .setInvoiceId(charge.at("invoice").optionalId());
    }

    /** Without {@code previous_attributes}, all of it, if it was one refund. */
    private static BigDecimal onlyRefund(Field charge, BigDecimal sum) {
        List<Field> refunds = refunds(charge);
        if (refunds.size() == 1
                && Billing.amount(refunds.get(0).at("amount"), charge.at("currency"))
                                .compareTo(sum)
                        == 0) {
            return sum;
        }
        throw charge.at("amount_refunded")
                .refuse(Reason.MISSING, "is the sum of all refunds, and previous_attributes do not say what it was");
    }

    private static List<Field> refunds(Field charge) {
        Field list = charge.at("refunds");
        if (list.at("has_more").isTrue()) {
            throw list.refuse(Reason.TRUNCATED, "has more than it shows; export the refunds themselves");
        }
        return list.at("data").elements();
    }
}
