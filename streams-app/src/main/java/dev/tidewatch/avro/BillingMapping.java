package dev.tidewatch.avro;

import dev.tidewatch.domain.billing.BillingEntry;
import dev.tidewatch.domain.billing.BillingType;
import dev.tidewatch.event.BillingEvent;
import dev.tidewatch.event.BillingEventType;
import dev.tidewatch.state.BillingEntryState;
import java.math.BigDecimal;
import java.time.Instant;

/** Billing events, on the wire and in the store. Reading assumes that {@link InputRules} found nothing. */
final class BillingMapping {

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

    static BillingEntry toDomain(BillingEntryState state) {
        return new BillingEntry(
                state.getEventId(),
                Instant.ofEpochMilli(state.getOccurredAt()),
                BillingType.valueOf(state.getType().name()),
                state.getInvoiceId(),
                state.getMicros(),
                state.getCurrency(),
                state.getFailureCode());
    }

    static BillingEntryState toAvro(BillingEntry entry) {
        return new BillingEntryState(
                entry.eventId(),
                entry.occurredAt().toEpochMilli(),
                BillingEventType.valueOf(entry.type().name()),
                entry.invoiceId(),
                entry.micros(),
                entry.currency(),
                entry.failureCode());
    }
}
