package dev.tidewatch.source.stripe;

import dev.tidewatch.domain.money.Amounts;
import dev.tidewatch.event.BillingEvent;
import dev.tidewatch.event.BillingEventType;
import dev.tidewatch.source.stripe.json.Canonical;
import dev.tidewatch.source.stripe.json.Field;
import dev.tidewatch.source.stripe.json.MinorUnits;
import dev.tidewatch.source.stripe.json.Occasion;
import dev.tidewatch.source.stripe.json.Translation.Understood;
import java.math.BigDecimal;
import java.time.Instant;

/** Sets what all billing events have. */
final class Billing {

    private Billing() {}

    /** @param about the object that names the customer */
    static BillingEvent.Builder event(Occasion occasion, BillingEventType type, Field about) {
        return event(occasion.eventId(about), occasion.at(), type, Customers.idOf(about));
    }

    static BillingEvent.Builder event(String eventId, Instant at, BillingEventType type, String customerId) {
        return BillingEvent.newBuilder()
                .setEventId(eventId)
                .setOccurredAt(at)
                .setType(type)
                .setCustomerId(customerId);
    }

    static Understood understood(BillingEvent.Builder event) {
        return Understood.of(Canonical.of(event.build()));
    }

    /** Returns an amount in units of the currency. */
    static BigDecimal amount(Field minor, Field currency) {
        return MinorUnits.major(minor, MinorUnits.currency(currency), Amounts.SCALE);
    }
}
