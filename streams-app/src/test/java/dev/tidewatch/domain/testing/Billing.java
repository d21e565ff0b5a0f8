package dev.tidewatch.domain.testing;

import dev.tidewatch.domain.billing.BillingEntry;
import dev.tidewatch.domain.billing.BillingType;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Billing events of one customer; the id is the type and the instant unless another is given. */
public final class Billing {

    private Billing() {}

    /** A declined attempt to collect 50 USD. */
    public static BillingEntry failed(String invoice, Instant at) {
        return entry(BillingType.PAYMENT_FAILED, invoice, at, "card_declined");
    }

    /** 50 USD. */
    public static BillingEntry paid(String invoice, Instant at) {
        return entry(BillingType.INVOICE_PAID, invoice, at, null);
    }

    public static BillingEntry event(String eventId, BillingType type, Instant at, long micros) {
        return new BillingEntry(eventId, at, type, null, micros, "USD", null);
    }

    private static BillingEntry entry(BillingType type, String invoice, Instant at, @Nullable String failureCode) {
        return new BillingEntry(type + " " + at, at, type, invoice, 50_000_000, "USD", failureCode);
    }
}
