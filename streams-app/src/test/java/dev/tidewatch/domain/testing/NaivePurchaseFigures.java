package dev.tidewatch.domain.testing;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** Who paid invoices above 0 in a window, and how many. */
public record NaivePurchaseFigures(long payingCustomers, long repeatCustomers, long paidInvoices) {

    public @Nullable BigDecimal repeatPurchaseRate() {
        return NaiveFigures.ratio(repeatCustomers, payingCustomers);
    }

    public @Nullable BigDecimal purchaseFrequency() {
        return NaiveFigures.ratio(paidInvoices, payingCustomers);
    }
}
