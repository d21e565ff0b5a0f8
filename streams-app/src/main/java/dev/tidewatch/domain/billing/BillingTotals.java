package dev.tidewatch.domain.billing;

import dev.tidewatch.domain.money.Amounts;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Holds what a customer's payments add up to, in whatever order they are added.
 *
 * @param invoicesPaid above 0
 * @param lastPaidAt of the newest of these
 * @param received per currency, in major units with 6 decimals: paid less refunds and lost disputes
 */
public record BillingTotals(long invoicesPaid, @Nullable Instant lastPaidAt, SortedMap<String, BigDecimal> received) {

    public static final BillingTotals EMPTY = new BillingTotals(0, null, new TreeMap<>());

    public BillingTotals {
        received = Collections.unmodifiableSortedMap(new TreeMap<>(received));
    }

    public BillingTotals plus(BillingEntry entry) {
        return switch (entry.type()) {
            case INVOICE_PAID -> entry.micros() == 0 ? this : paid(entry);
            case REFUNDED, DISPUTE_LOST -> new BillingTotals(invoicesPaid, lastPaidAt, with(entry, -entry.micros()));
            case PAYMENT_FAILED,
                    DISPUTE_OPENED,
                    DISPUTE_WON,
                    UNCOLLECTIBLE,
                    INVOICE_VOIDED,
                    PAYMENT_METHOD_EXPIRING,
                    PAYMENT_METHOD_UPDATED,
                    PAYMENT_METHOD_REMOVED -> this;
        };
    }

    private BillingTotals paid(BillingEntry entry) {
        Instant at = entry.occurredAt();
        Instant last = lastPaidAt == null || lastPaidAt.isBefore(at) ? at : lastPaidAt;
        return new BillingTotals(invoicesPaid + 1, last, with(entry, entry.micros()));
    }

    private SortedMap<String, BigDecimal> with(BillingEntry entry, long micros) {
        String currency = entry.currency();
        if (currency == null || micros == 0) {
            return received;
        }
        SortedMap<String, BigDecimal> sums = new TreeMap<>(received);
        sums.merge(currency, Amounts.ofMicros(micros), BigDecimal::add);
        return sums;
    }
}
