package dev.tidewatch.avro;

import dev.tidewatch.domain.billing.BillingEntry;
import dev.tidewatch.domain.billing.BillingType;
import dev.tidewatch.event.BillingEvent;
import dev.tidewatch.event.BillingEventType;
import java.math.BigDecimal;

/** Billing events, on the wire and in the store. Reading assumes that {@link InputRules} found nothing. */
final class BillingMapping {

    private static final int MICRO_SCALE = 6;

    private BillingMapping() {}

    static BillingEntry toDomain(BillingEvent event) {
        BigDecimal amount = event.getAmount();
        return new BillingEntry(
                event.getEventId(),
                event.getOccurredAt(),
                BillingType.valueOf(event.getType().name()),
                event.getInvoiceId(),
                amount == null ? 0 : amount.unscaledValue().longValueExact(),
                amount == null ? null : event.getCurrency(),
                event.getFailureCode());
    }

    /** As the store keeps it: only what the domain reads; the customer is the key. */
    static BillingEvent toAvro(BillingEntry entry) {
        String currency = entry.currency();
        return BillingEvent.newBuilder()
                .setEventId(entry.eventId())
                .setCustomerId("")
                .setOccurredAt(entry.occurredAt())
                .setType(BillingEventType.valueOf(entry.type().name()))
                .setInvoiceId(entry.invoiceId())
                .setAmount(currency == null ? null : BigDecimal.valueOf(entry.micros(), MICRO_SCALE))
                .setCurrency(currency)
                .setFailureCode(entry.failureCode())
                .build();
    }
}
