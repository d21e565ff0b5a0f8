package dev.tidewatch.source.stripe;

import dev.tidewatch.event.BillingEvent;
import dev.tidewatch.event.BillingEventType;
import dev.tidewatch.source.stripe.json.Field;
import dev.tidewatch.source.stripe.json.Occasion;
import dev.tidewatch.source.stripe.json.Rule;
import dev.tidewatch.source.stripe.json.Translation;
import dev.tidewatch.source.stripe.json.Translation.Ignored;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/** Cards and other ways to pay, as payment methods or as the sources of older API versions. */
final class PaymentMethods {

    private static final int FIRST_YEAR = 1970;
    private static final int LAST_YEAR = 9998;

    private PaymentMethods() {}

    static Translation updated(Occasion occasion, Field method) {
        return known(occasion, BillingEventType.PAYMENT_METHOD_UPDATED, method);
    }

    static Translation expiring(Occasion occasion, Field method) {
        return known(occasion, BillingEventType.PAYMENT_METHOD_EXPIRING, method);
    }

    /** Detached, it belongs to nobody any more: the event says whose it was. */
    static Translation removed(Occasion occasion, Field method) {
        Field before = occasion.previous();
        Field owner = Charges.hasCustomer(method) ? method : before;
        if (!Charges.hasCustomer(owner)) {
            return new Ignored(Rule.NO_CUSTOMER);
        }
        return Billing.understood(event(occasion, BillingEventType.PAYMENT_METHOD_REMOVED, method, owner));
    }

    private static Translation known(Occasion occasion, BillingEventType type, Field method) {
        return Charges.hasCustomer(method)
                ? Billing.understood(event(occasion, type, method, method))
                : new Ignored(Rule.NO_CUSTOMER);
    }

    private static BillingEvent.Builder event(Occasion occasion, BillingEventType type, Field method, Field owner) {
        return Billing.event(occasion.eventId(method), occasion.at(), type, Customers.idOf(owner))
                .setExpiresAt(expiresAt(method));
    }

    /** A card is good to the end of its month; null for what is no card. */
    private static @Nullable Instant expiresAt(Field method) {
        Field card = method.at("card").isObject() ? method.at("card") : method;
        Field month = card.at("exp_month");
        Field year = card.at("exp_year");
        if (!month.isSet() || !year.isSet()) {
            return null;
        }
        if (month.whole() < 1 || month.whole() > 12) {
            throw month.invalid("from 1 to 12");
        }
        if (year.whole() < FIRST_YEAR || year.whole() > LAST_YEAR) {
            throw year.invalid("a year");
        }
        return YearMonth.of(year.wholeInt(), month.wholeInt())
                .plusMonths(1)
                .atDay(1)
                .atStartOfDay(ZoneOffset.UTC)
                .toInstant();
    }
}
