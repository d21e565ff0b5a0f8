package dev.tidewatch.avro;

import dev.tidewatch.domain.billing.BillingEntry;
import dev.tidewatch.domain.billing.BillingHistory;
import dev.tidewatch.domain.billing.BillingTotals;
import dev.tidewatch.domain.risk.AlertLifecycle;
import dev.tidewatch.domain.risk.CustomerRisk;
import dev.tidewatch.domain.risk.NoAlert;
import dev.tidewatch.domain.risk.OpenAlert;
import dev.tidewatch.event.BillingEvent;
import dev.tidewatch.output.RiskAlert;
import dev.tidewatch.state.RiskState;
import java.time.Instant;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What is kept to judge a customer's risk, in the store; null where nothing is. */
final class RiskMapping {

    /** The store has the customer as its key, and the currency as a setting. */
    private static final AlertMapping STORED = new AlertMapping("");

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
                billing.retained().stream().map(BillingMapping::toAvro).toList(),
                openAlert(risk.alert()),
                restsUntil(risk.alert()),
                risk.judgedAt(),
                risk.nextDue());
    }

    static CustomerRisk toDomain(@Nullable RiskState state) {
        return state == null
                ? CustomerRisk.EMPTY
                : new CustomerRisk(billing(state), alert(state), state.getJudgedAt(), state.getNextDue());
    }

    private static @Nullable RiskAlert openAlert(AlertLifecycle alert) {
        return alert instanceof OpenAlert open ? STORED.toAvro("", open.last()) : null;
    }

    private static @Nullable Instant restsUntil(AlertLifecycle alert) {
        return alert instanceof NoAlert none ? none.restsUntil() : null;
    }

    private static AlertLifecycle alert(RiskState state) {
        RiskAlert open = state.getOpenAlert();
        return open == null ? new NoAlert(state.getRestsUntil()) : new OpenAlert(AlertMapping.toDomain(open));
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
