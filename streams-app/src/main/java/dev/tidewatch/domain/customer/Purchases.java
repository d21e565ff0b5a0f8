package dev.tidewatch.domain.customer;

import dev.tidewatch.domain.billing.BillingEntry;
import dev.tidewatch.domain.billing.BillingTotals;
import dev.tidewatch.domain.billing.BillingTransition;
import dev.tidewatch.domain.history.BusinessDayList;
import dev.tidewatch.domain.history.KeptHistory;
import dev.tidewatch.domain.rfm.Paid;
import dev.tidewatch.domain.time.BusinessDays;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Keeps on which days a customer purchased, and what it paid. */
record Purchases(BusinessDays days, String reportingCurrency) {

    private static final BigDecimal MOST = BigDecimal.valueOf(Long.MAX_VALUE);

    /** Returns the history with what a payment adds to it. */
    KeptHistory after(KeptHistory history, BillingTransition billed) {
        BusinessDayList purchases = history.current().purchases();
        BillingEntry removed = billed.removed();
        if (removed != null && removed.isPurchase()) {
            purchases = purchases.without(days.of(removed.occurredAt()));
        }
        BillingEntry added = billed.added();
        if (added != null && added.isPurchase()) {
            purchases = purchases.with(days.of(added.occurredAt()));
        }
        return history.with(
                history.current().with(purchases).with(paid(billed.history().totals())));
    }

    private @Nullable Paid paid(BillingTotals totals) {
        Instant last = totals.lastPaidAt();
        if (last == null) {
            return null;
        }
        BigDecimal received = totals.received().getOrDefault(reportingCurrency, BigDecimal.ZERO);
        BigDecimal hundredths = received.movePointRight(2).setScale(0, RoundingMode.HALF_UP);
        return new Paid(
                days.of(last), totals.invoicesPaid(), hundredths.min(MOST).longValue());
    }
}
