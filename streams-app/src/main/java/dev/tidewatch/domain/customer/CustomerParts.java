package dev.tidewatch.domain.customer;

import static dev.tidewatch.domain.time.Instants.earlier;

import dev.tidewatch.domain.Held;
import dev.tidewatch.domain.engagement.Engagement;
import dev.tidewatch.domain.history.KeptHistory;
import dev.tidewatch.domain.ledger.Ledger;
import dev.tidewatch.domain.risk.CustomerRisk;
import dev.tidewatch.domain.risk.outcome.Outcomes;
import java.nio.ByteBuffer;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Holds what most events of a customer do not touch.
 *
 * @param dues known without any part
 */
public record CustomerParts(
        Held<Ledger> ledger,
        Held<KeptHistory> history,
        Held<CustomerRisk> risk,
        Held<Engagement> engagement,
        Held<Outcomes> outcomes,
        Dues dues) {

    /**
     * Says when something comes without an event; null if nothing is to come.
     *
     * @param judgement the earlier one of the ledger's and the risk's
     * @param engagement the engagement's
     * @param outcomes the outcomes'
     */
    public record Dues(
            @Nullable Instant judgement,
            @Nullable Instant engagement,
            @Nullable Instant outcomes) {

        /** The earliest one. */
        @Nullable
        Instant next() {
            return earlier(earlier(judgement, engagement), outcomes);
        }

        private Dues withJudgement(@Nullable Instant changed) {
            return new Dues(changed, engagement, outcomes);
        }

        private Dues withEngagement(@Nullable Instant changed) {
            return new Dues(judgement, changed, outcomes);
        }

        private Dues withOutcomes(@Nullable Instant changed) {
            return new Dues(judgement, engagement, changed);
        }
    }

    static CustomerParts of(Ledger ledger, KeptHistory history, CustomerRisk risk) {
        Dues dues = new Dues(earlier(ledger.nextDue(), risk.nextDue()), null, null);
        return new CustomerParts(
                Held.of(ledger),
                Held.of(history),
                Held.of(risk),
                Held.of(Engagement.EMPTY),
                Held.of(Outcomes.NONE),
                dues);
    }

    /** Returns how many bytes the store has of it, or would have of the parts that were stored before. */
    int storedBytes() {
        return size(ledger) + size(history) + size(risk) + size(engagement) + size(outcomes);
    }

    private static int size(Held<?> part) {
        ByteBuffer stored = part.stored();
        return stored == null ? 0 : stored.remaining();
    }

    @Nullable
    Instant nextDue() {
        return dues.next();
    }

    CustomerParts with(Ledger changed) {
        return judgedBy(ledger.with(changed), risk);
    }

    CustomerParts with(KeptHistory changed) {
        return new CustomerParts(ledger, history.with(changed), risk, engagement, outcomes, dues);
    }

    CustomerParts with(CustomerRisk changed) {
        return judgedBy(ledger, risk.with(changed));
    }

    CustomerParts with(Engagement changed) {
        Dues due = dues.withEngagement(changed.nextDue());
        return new CustomerParts(ledger, history, risk, engagement.with(changed), outcomes, due);
    }

    CustomerParts with(Outcomes changed) {
        Dues due = dues.withOutcomes(changed.nextDue());
        return new CustomerParts(ledger, history, risk, engagement, outcomes.with(changed), due);
    }

    private CustomerParts judgedBy(Held<Ledger> changedLedger, Held<CustomerRisk> changedRisk) {
        Instant due = earlier(changedLedger.get().nextDue(), changedRisk.get().nextDue());
        return new CustomerParts(changedLedger, history, changedRisk, engagement, outcomes, dues.withJudgement(due));
    }
}
