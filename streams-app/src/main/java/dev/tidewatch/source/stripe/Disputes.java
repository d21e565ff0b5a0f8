package dev.tidewatch.source.stripe;

import dev.tidewatch.event.BillingEventType;
import dev.tidewatch.source.stripe.json.Field;
import dev.tidewatch.source.stripe.json.MinorUnits;
import dev.tidewatch.source.stripe.json.Occasion;
import dev.tidewatch.source.stripe.json.Rule;
import dev.tidewatch.source.stripe.json.Translation;
import dev.tidewatch.source.stripe.json.Translation.Ignored;
import java.util.Optional;

/** Disputed payments. An inquiry is none before it becomes one, and one that closes is not lost. */
final class Disputes {

    private final Charges charges;

    Disputes(Charges charges) {
        this.charges = charges;
    }

    Translation created(Occasion occasion, Field dispute) {
        return standing(dispute) == Standing.OPEN
                ? event(occasion, BillingEventType.DISPUTE_OPENED, dispute)
                : new Ignored(standing(dispute).rule);
    }

    /** Counts where an inquiry becomes a dispute. */
    Translation updated(Occasion occasion, Field dispute) {
        Field before = occasion.previous().at("status");
        boolean escalated = before.isSet() && Standing.of(before) == Standing.INQUIRY;
        return escalated ? created(occasion, dispute) : new Ignored(Rule.SAID_BY_ANOTHER_EVENT);
    }

    Translation closed(Occasion occasion, Field dispute) {
        Standing standing = standing(dispute);
        return standing.closing.map(type -> event(occasion, type, dispute)).orElseGet(() -> new Ignored(standing.rule));
    }

    /** Only the beginning has a date of its own. */
    Translation exported(Occasion occasion, Field dispute) {
        if (standing(dispute) != Standing.OPEN) {
            Standing standing = standing(dispute);
            return new Ignored(standing.closing.isPresent() ? Rule.UNDATED : standing.rule);
        }
        Field created = dispute.at("created");
        String id = dispute.at("id").text();
        return event(
                new Occasion("created", id, created.instant(), null, occasion.previous()),
                BillingEventType.DISPUTE_OPENED,
                dispute);
    }

    private Translation event(Occasion occasion, BillingEventType type, Field dispute) {
        Field charge = charges.chargeOf(dispute);
        if (!Charges.hasCustomer(charge)) {
            return new Ignored(Rule.NO_CUSTOMER);
        }
        return Billing.understood(Billing.event(occasion.id(), occasion.at(), type, Customers.idOf(charge))
                .setAmount(Billing.amount(dispute.at("amount"), dispute.at("currency")))
                .setCurrency(MinorUnits.currency(dispute.at("currency")))
                .setInvoiceId(charge.at("invoice").optionalId()));
    }

    private static Standing standing(Field dispute) {
        return Standing.of(dispute.at("status"));
    }

    private enum Standing {
        INQUIRY(Optional.empty(), Rule.INQUIRY),
        OPEN(Optional.empty(), Rule.SAID_BY_ANOTHER_EVENT),
        LOST(Optional.of(BillingEventType.DISPUTE_LOST), Rule.SAID_BY_ANOTHER_EVENT),
        WON(Optional.of(BillingEventType.DISPUTE_WON), Rule.SAID_BY_ANOTHER_EVENT),
        REFUNDED(Optional.empty(), Rule.SAID_BY_ANOTHER_EVENT),
        PREVENTED(Optional.empty(), Rule.NO_MONEY_MOVED);

        private final Optional<BillingEventType> closing;
        private final Rule rule;

        Standing(Optional<BillingEventType> closing, Rule rule) {
            this.closing = closing;
            this.rule = rule;
        }

        static Standing of(Field status) {
            return switch (status.text()) {
                case "warning_needs_response", "warning_under_review", "warning_closed" -> INQUIRY;
                case "needs_response", "under_review" -> OPEN;
                case "lost" -> LOST;
                case "won" -> WON;
                case "charge_refunded" -> REFUNDED;
                case "prevented" -> PREVENTED;
                default ->
                    throw status.invalid("one of warning_needs_response, warning_under_review, warning_closed,"
                            + " needs_response, under_review, won, lost, charge_refunded, prevented");
            };
        }
    }
}
