package dev.tidewatch.avro.state;

import dev.tidewatch.avro.output.AlertMapping;
import dev.tidewatch.avro.state.codec.EpochMillis;
import dev.tidewatch.avro.state.codec.PartCodec;
import dev.tidewatch.domain.billing.BillingEntry;
import dev.tidewatch.domain.billing.BillingHistory;
import dev.tidewatch.domain.billing.BillingTotals;
import dev.tidewatch.domain.risk.CustomerRisk;
import dev.tidewatch.domain.risk.action.Actions;
import dev.tidewatch.domain.risk.alert.Alert;
import dev.tidewatch.domain.risk.alert.AlertLifecycle;
import dev.tidewatch.domain.risk.alert.AlertOrigin;
import dev.tidewatch.domain.risk.alert.Alerts;
import dev.tidewatch.domain.risk.alert.EscalatedAlert;
import dev.tidewatch.domain.risk.alert.NoAlert;
import dev.tidewatch.domain.risk.alert.OpenAlert;
import dev.tidewatch.domain.risk.alert.PendingAlert;
import dev.tidewatch.domain.risk.alert.RaisedAlert;
import dev.tidewatch.domain.risk.alert.SuppressedAlert;
import dev.tidewatch.domain.risk.alert.parameter.AlertKind;
import dev.tidewatch.output.RiskAlert;
import dev.tidewatch.state.AlertStage;
import dev.tidewatch.state.BillingEntryState;
import dev.tidewatch.state.RiskState;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What is kept to judge a customer's risk, in the store. */
final class RiskMapping {

    /** The store has the customer as its key, and the currency as a setting. */
    private static final AlertMapping STORED = new AlertMapping("");

    private RiskMapping() {}

    static PartCodec<CustomerRisk> codec() {
        return new RiskCodec();
    }

    /** The fields of {@code RiskState} from the first on that say what was paid. */
    static List<@Nullable Object> payments(BillingHistory billing) {
        BillingEntry lastOutcome = billing.lastOutcome();
        return Arrays.asList(
                billing.folded().invoicesPaid(),
                EpochMillis.of(billing.folded().lastPaidAt()),
                billing.folded().received(),
                lastOutcome == null ? null : BillingMapping.toAvro(lastOutcome),
                billing.retained().stream().map(BillingMapping::toAvro).toList());
    }

    /** The field that follows them. */
    static List<@Nullable Object> alerts(Alerts alerts) {
        List<AlertStage> stages = new ArrayList<>();
        SortedSet<AlertOrigin> origins = new TreeSet<>(alerts.byOrigin().keySet());
        origins.addAll(alerts.actions().keySet());
        for (AlertOrigin origin : origins) {
            stages.add(toAvro(origin, alerts.get(origin), alerts.actions(origin)));
        }
        return List.of(stages);
    }

    /** The fields that follow these. */
    static List<@Nullable Object> judgement(CustomerRisk risk) {
        return Arrays.asList(
                EpochMillis.of(risk.judgedAt()), EpochMillis.of(risk.nextDue()), risk.untold(), risk.told());
    }

    static CustomerRisk toDomain(RiskState state) {
        return new CustomerRisk(
                billing(state),
                alerts(state),
                EpochMillis.instant(state.getJudgedAt()),
                EpochMillis.instant(state.getNextDue()),
                state.getUntold(),
                state.getTold());
    }

    private static AlertStage toAvro(AlertOrigin origin, AlertLifecycle lifecycle, Actions actions) {
        return new AlertStage(
                AlertMapping.toAvro(origin.kind()),
                lifecycle instanceof OpenAlert open ? STORED.withoutSentence("", open.last()) : null,
                EpochMillis.of(restsUntil(lifecycle)),
                lifecycle instanceof PendingAlert pending ? EpochMillis.of(pending.raisesAt()) : null,
                ActedMapping.toAvro(actions),
                origin.rule());
    }

    private static @Nullable Instant restsUntil(AlertLifecycle lifecycle) {
        if (lifecycle instanceof NoAlert none) {
            return none.restsUntil();
        }
        return lifecycle instanceof PendingAlert pending ? pending.restsUntil() : null;
    }

    private static Alerts alerts(RiskState state) {
        SortedMap<AlertOrigin, AlertLifecycle> byOrigin = new TreeMap<>();
        SortedMap<AlertOrigin, Actions> actions = new TreeMap<>();
        for (AlertStage stage : state.getAlerts()) {
            AlertOrigin origin =
                    new AlertOrigin(AlertKind.valueOf(stage.getKind().name()), stage.getRule());
            byOrigin.put(origin, lifecycle(stage));
            if (!stage.getActions().isEmpty()) {
                actions.put(origin, ActedMapping.toDomain(stage.getActions()));
            }
        }
        return new Alerts(byOrigin, actions);
    }

    private static AlertLifecycle lifecycle(AlertStage stage) {
        RiskAlert open = stage.getOpen();
        if (open != null) {
            return open(AlertMapping.toDomain(open));
        }
        Instant restsUntil = EpochMillis.instant(stage.getRestsUntil());
        Instant raisesAt = EpochMillis.instant(stage.getRaisesAt());
        return raisesAt == null ? new NoAlert(restsUntil) : new PendingAlert(restsUntil, raisesAt);
    }

    private static OpenAlert open(Alert last) {
        return switch (last.state()) {
            case RAISED -> new RaisedAlert(last);
            case ESCALATED -> new EscalatedAlert(last);
            case SUPPRESSED -> new SuppressedAlert(last);
            case RESOLVED, CHURNED -> throw new IllegalStateException("a closed alert is stored as open: " + last);
        };
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
