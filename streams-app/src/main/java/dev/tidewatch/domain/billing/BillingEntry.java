package dev.tidewatch.domain.billing;

import java.time.Instant;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/**
 * One billing event, as far as anything is read off it.
 *
 * @param invoiceId joins the failures and the payment of one invoice; null where the source names none
 * @param micros of {@code currency}, never negative; 0 where the event carries no money
 * @param failureCode of a failed payment, as the source spells it
 */
public record BillingEntry(
        String eventId,
        Instant occurredAt,
        BillingType type,
        @Nullable String invoiceId,
        long micros,
        @Nullable String currency,
        @Nullable String failureCode)
        implements Comparable<BillingEntry> {

    private static final Comparator<@Nullable String> TEXT = Comparator.nullsFirst(Comparator.naturalOrder());

    private static final Comparator<BillingEntry> ORDER = Comparator.comparing(BillingEntry::occurredAt)
            .thenComparing(BillingEntry::type)
            .thenComparing(BillingEntry::eventId)
            .thenComparing(BillingEntry::invoiceId, TEXT)
            .thenComparingLong(BillingEntry::micros)
            .thenComparing(BillingEntry::currency, TEXT)
            .thenComparing(BillingEntry::failureCode, TEXT);

    /** A paid invoice above 0. */
    public boolean isPurchase() {
        return type == BillingType.INVOICE_PAID && micros > 0;
    }

    /** By time; 0 only for equal entries. */
    @Override
    public int compareTo(BillingEntry other) {
        return ORDER.compare(this, other);
    }
}
