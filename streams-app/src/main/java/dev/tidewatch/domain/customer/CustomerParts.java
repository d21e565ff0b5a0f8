package dev.tidewatch.domain.customer;

import dev.tidewatch.domain.ledger.Ledger;
import dev.tidewatch.domain.metric.KeptHistory;
import dev.tidewatch.domain.risk.CustomerRisk;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What most events of a customer do not touch.
 *
 * @param nextDue the earlier one of the ledger's and the risk's, known without either; null if none is to come
 */
public record CustomerParts(
        Held<Ledger> ledger,
        Held<KeptHistory> history,
        Held<CustomerRisk> risk,
        @Nullable Instant nextDue) {

    static CustomerParts of(Ledger ledger, KeptHistory history, CustomerRisk risk) {
        return due(Held.of(ledger), Held.of(history), Held.of(risk));
    }

    CustomerParts with(Ledger changed) {
        return due(ledger.with(changed), history, risk);
    }

    CustomerParts with(KeptHistory changed) {
        return new CustomerParts(ledger, history.with(changed), risk, nextDue);
    }

    CustomerParts with(CustomerRisk changed) {
        return due(ledger, history, risk.with(changed));
    }

    private static CustomerParts due(Held<Ledger> ledger, Held<KeptHistory> history, Held<CustomerRisk> risk) {
        Instant due = earlier(ledger.get().nextDue(), risk.get().nextDue());
        return new CustomerParts(ledger, history, risk, due);
    }

    private static @Nullable Instant earlier(@Nullable Instant left, @Nullable Instant right) {
        if (left == null || right == null) {
            return left == null ? right : left;
        }
        return left.isBefore(right) ? left : right;
    }
}
