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
import java.time.Instant;
import java.util.ArrayList;
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
                millis(billing.folded().lastPaidAt()),
                billing.folded().received(),
                lastOutcome == null ? null : BillingMapping.toAvro(lastOutcome),
                billing.retained().stream().map(BillingMapping::toAvro).toList(),
                openAlert(risk.alert()),
                restsUntil(risk.alert()),
                millis(risk.judgedAt()),
                millis(risk.nextDue()),
                risk.untold(),
                risk.told());
    }

    static CustomerRisk toDomain(@Nullable RiskState state) {
        return state == null
                ? CustomerRisk.EMPTY
                : new CustomerRisk(
                        billing(state),
                        alert(state),
                        instant(state.getJudgedAt()),
                        instant(state.getNextDue()),
                        state.getUntold(),
                        state.getTold());
    }

    private static @Nullable RiskAlert openAlert(AlertLifecycle alert) {
        return alert instanceof OpenAlert open ? STORED.toAvro("", open.last()) : null;
    }

    private static @Nullable Long restsUntil(AlertLifecycle alert) {
        return alert instanceof NoAlert none ? millis(none.restsUntil()) : null;
    }

    private static AlertLifecycle alert(RiskState state) {
        RiskAlert open = state.getOpenAlert();
        return open == null ? new NoAlert(instant(state.getRestsUntil())) : new OpenAlert(AlertMapping.toDomain(open));
    }

    private static BillingHistory billing(RiskState state) {
        BillingTotals folded = new BillingTotals(
                state.getInvoicesPaid(), instant(state.getLastPaidAt()), new TreeMap<>(state.getReceived()));
        BillingEntryState lastOutcome = state.getLastOutcome();
        List<BillingEntry> retained = new ArrayList<>(state.getRetained().size());
        for (BillingEntryState entry : state.getRetained()) {
            retained.add(BillingMapping.toDomain(entry));
        }
        return new BillingHistory(folded, lastOutcome == null ? null : BillingMapping.toDomain(lastOutcome), retained);
    }

    private static @Nullable Long millis(@Nullable Instant instant) {
        return instant == null ? null : instant.toEpochMilli();
    }

    private static @Nullable Instant instant(@Nullable Long millis) {
        return millis == null ? null : Instant.ofEpochMilli(millis);
    }
}
