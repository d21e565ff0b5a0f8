package dev.tidewatch.domain.customer;

import dev.tidewatch.domain.Decision;
import dev.tidewatch.domain.billing.BillingEntry;
import dev.tidewatch.domain.billing.BillingFold;
import dev.tidewatch.domain.billing.BillingHistory;
import dev.tidewatch.domain.billing.BillingTotals;
import dev.tidewatch.domain.history.BusinessDayList;
import dev.tidewatch.domain.history.KeptHistory;
import dev.tidewatch.domain.rfm.Paid;
import dev.tidewatch.domain.time.BusinessDays;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Takes in what a customer pays, and keeps on which days it purchased. */
record Payments(BillingFold fold, BusinessDays days, String reportingCurrency) {

    private static final BigDecimal MOST = BigDecimal.valueOf(Long.MAX_VALUE);

    @SuppressWarnings("ReferenceEquality") // what an event does not touch stays the very part it was
    Decision<CustomerState, CustomerNews> taken(CustomerState state, BillingChange change) {
        BillingEntry entry = change.entry();
        BillingHistory before = state.risk().billing();
        Decision<BillingHistory, List<BillingEntry>> billed =
                fold.accept(before, entry, state.newestActivity().get(Activity.Source.BILLING));
        CustomerState after = state.withNewest(Activity.Source.BILLING, entry.occurredAt())
                .with(state.risk().with(billed.state()));
        if (billed.state() != before) {
            after = after.with(after(
                    after.history(), entry, billed.outputs(), billed.state().totals()));
            after = change.method() == null
                    ? after
                    : after.with(after.engagement().with(change.method()));
        }
        return new Decision<>(after, billed.accepted(), CustomerNews.NONE, billed.rejected());
    }

    /** Returns the history with what a payment adds to it, and without those that it replaces. */
    private KeptHistory after(
            KeptHistory history, BillingEntry added, List<BillingEntry> replaced, BillingTotals totals) {
        BusinessDayList purchases = history.current().purchases();
        for (BillingEntry entry : replaced) {
            purchases = entry.isPurchase() ? purchases.without(days.of(entry.occurredAt())) : purchases;
        }
        if (added.isPurchase()) {
            purchases = purchases.with(days.of(added.occurredAt()));
        }
        return history.with(history.current().with(purchases).with(paid(totals)));
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
