package dev.tidewatch.domain.risk;

import dev.tidewatch.domain.billing.BillingHistory;

/** What is kept of one customer, beside its subscriptions, to judge whether it will leave. */
public record CustomerRisk(BillingHistory billing) {

    public static final CustomerRisk EMPTY = new CustomerRisk(BillingHistory.EMPTY);

    public CustomerRisk with(BillingHistory changed) {
        return new CustomerRisk(changed);
    }
}
