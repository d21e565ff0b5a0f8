package dev.tidewatch.domain.ledger.movement;

import dev.tidewatch.domain.fx.Price;
import dev.tidewatch.domain.valuation.Trigger;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One change of a customer's MRR in one currency: a function of the accepted events and the clock, so equal events give
 * equal movements. Amounts are micros of {@code key.currency()}.
 *
 * @param churn given for CHURN only
 * @param reportingAmount micros of the reporting currency; null while no rate is known
 * @param price what an increase in another currency was booked at; null of anything else
 * @param lines the whole position before and after, unchanged lines included
 * @param rule everything that made a step in the group
 * @param subscriptionIds those whose worth changed, sorted
 * @param causes the event ids in force where their worth changed, sorted
 */
public record Movement(
        MovementKey key,
        MovementKind kind,
        @Nullable Churn churn,
        long before,
        long after,
        @Nullable Long reportingAmount,
        @Nullable Price price,
        List<MovementLine> lines,
        Set<Trigger> rule,
        List<String> subscriptionIds,
        List<String> causes) {

    public long amount() {
        return after - before;
    }

    /** Returns whether it is an increase that no rate prices yet. */
    public boolean lacksRate() {
        return after > before && reportingAmount == null;
    }
}
