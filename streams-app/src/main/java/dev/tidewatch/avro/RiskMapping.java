package dev.tidewatch.avro;

import dev.tidewatch.domain.billing.BillingEntry;
import dev.tidewatch.domain.billing.BillingHistory;
import dev.tidewatch.domain.billing.BillingTotals;
import dev.tidewatch.domain.risk.CustomerRisk;
import dev.tidewatch.event.BillingEvent;
import dev.tidewatch.state.RiskState;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What is kept to judge a customer's risk, in the store; null where nothing is. */
final class RiskMapping {

    private RiskMapping() {}

    static @Nullable RiskState toAvro(CustomerRisk risk) {
        if (risk.equals(CustomerRisk.EMPTY)) {
            return null;
        }
        BillingHistory billing = risk.billing();
        BillingEntry lastOutcome = billing.lastOutcome();
        return new RiskState(
                billing.folded().invoicesPaid(),
                billing.folded().lastPaidAt(),
                billing.folded().received(),
                lastOutcome == null ? null : BillingMapping.toAvro(lastOutcome),
                billing.retained().stream().map(BillingMapping::toAvro).toList());
    }

    static CustomerRisk toDomain(@Nullable RiskState state) {
        return state == null ? CustomerRisk.EMPTY : new CustomerRisk(billing(state));
    }

    private static BillingHistory billing(RiskState state) {
        BillingTotals folded =
                new BillingTotals(state.getInvoicesPaid(), state.getLastPaidAt(), new TreeMap<>(state.getReceived()));
        BillingEvent lastOutcome = state.getLastOutcome();
        List<BillingEntry> retained =
                state.getRetained().stream().map(BillingMapping::toDomain).toList();
        return new BillingHistory(folded, lastOutcome == null ? null : BillingMapping.toDomain(lastOutcome), retained);
    }
}
