package dev.tidewatch.avro;

import dev.tidewatch.domain.billing.BillingEntry;
import dev.tidewatch.domain.billing.BillingHistory;
import dev.tidewatch.domain.billing.BillingTotals;
import dev.tidewatch.domain.risk.AlertLifecycle;
import dev.tidewatch.domain.risk.CustomerRisk;
import dev.tidewatch.domain.risk.NoAlert;
import dev.tidewatch.domain.risk.OpenAlert;
import dev.tidewatch.output.RiskAlert;
import dev.tidewatch.state.BillingEntryState;
import dev.tidewatch.state.RiskState;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What is kept to judge a customer's risk, in the store. */
final class RiskMapping {

    /** The store has the customer as its key, and the currency as a setting. */
    private static final AlertMapping STORED = new AlertMapping("");

    private RiskMapping() {}

    static PartCodec<CustomerRisk> codec() {
        return PartCodec.of(CustomerRisk.EMPTY, StateCodec.risk(), RiskMapping::toAvro, RiskMapping::toDomain);
    }

    private static RiskState toAvro(CustomerRisk risk) {
        BillingHistory billing = risk.billing();
        BillingEntry lastOutcome = billing.lastOutcome();
        return new RiskState(
                billing.folded().invoicesPaid(),
                EpochMillis.of(billing.folded().lastPaidAt()),
                billing.folded().received(),
                lastOutcome == null ? null : BillingMapping.toAvro(lastOutcome),
                billing.retained().stream().map(BillingMapping::toAvro).toList(),
                openAlert(risk.alert()),
                restsUntil(risk.alert()),
                EpochMillis.of(risk.judgedAt()),
                EpochMillis.of(risk.nextDue()),
                risk.untold(),
                risk.told());
    }

    private static CustomerRisk toDomain(RiskState state) {
        return new CustomerRisk(
                billing(state),
                alert(state),
                EpochMillis.instant(state.getJudgedAt()),
                EpochMillis.instant(state.getNextDue()),
                state.getUntold(),
                state.getTold());
    }

    private static @Nullable RiskAlert openAlert(AlertLifecycle alert) {
        return alert instanceof OpenAlert open ? STORED.toAvro("", open.last()) : null;
    }

    private static @Nullable Long restsUntil(AlertLifecycle alert) {
        return alert instanceof NoAlert none ? EpochMillis.of(none.restsUntil()) : null;
    }

    private static AlertLifecycle alert(RiskState state) {
        RiskAlert open = state.getOpenAlert();
        return open == null
                ? new NoAlert(EpochMillis.instant(state.getRestsUntil()))
                : new OpenAlert(AlertMapping.toDomain(open));
    }

    private static BillingHistory billing(RiskState state) {
        BillingTotals folded = new BillingTotals(
                state.getInvoicesPaid(),
                EpochMillis.instant(state.getLastPaidAt()),
                new TreeMap<>(state.getReceived()));
        BillingEntryState lastOutcome = state.getLastOutcome();
        List<BillingEntry> retained = new ArrayList<>(state.getRetained().size());
        for (BillingEntryState entry : state.getRetained()) {
            retained.add(BillingMapping.toDomain(entry));
        }
        return new BillingHistory(folded, lastOutcome == null ? null : BillingMapping.toDomain(lastOutcome), retained);
    }
}
