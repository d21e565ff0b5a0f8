package dev.tidewatch.avro.state;

import dev.tidewatch.domain.billing.BillingEntry;
import dev.tidewatch.domain.billing.BillingType;
import dev.tidewatch.domain.customer.BillingChange;
import dev.tidewatch.domain.engagement.PaymentMethod;
import dev.tidewatch.event.BillingEvent;
import dev.tidewatch.event.BillingEventType;
import dev.tidewatch.state.BillingEntryState;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Billing events, on the wire and in the store. Reading assumes that {@code InputRules} found nothing. */
public final class BillingMapping {

    private static final Duration EXPIRES_WITHIN = Duration.ofDays(30);

    private BillingMapping() {}

    public static BillingChange toChange(BillingEvent event) {
        return new BillingChange(toDomain(event), method(event));
    }

    /** Returns the payment method of an event; one that expires at an unknown instant expires in 30 days. */
    private static @Nullable PaymentMethod method(BillingEvent event) {
        Instant at = event.getOccurredAt();
        Instant expiresAt = event.getExpiresAt();
        return switch (event.getType()) {
            case PAYMENT_METHOD_EXPIRING ->
                new PaymentMethod(at, expiresAt == null ? at.plus(EXPIRES_WITHIN) : expiresAt);
            case PAYMENT_METHOD_UPDATED, PAYMENT_METHOD_REMOVED -> new PaymentMethod(at, null);
            case UNKNOWN,
                    INVOICE_PAID,
                    PAYMENT_FAILED,
                    REFUNDED,
                    DISPUTE_OPENED,
                    DISPUTE_LOST,
                    DISPUTE_WON,
                    UNCOLLECTIBLE,
                    INVOICE_VOIDED -> null;
        };
    }

    public static BillingEntry toDomain(BillingEvent event) {
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

    public static BillingEntry toDomain(BillingEntryState state) {
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
