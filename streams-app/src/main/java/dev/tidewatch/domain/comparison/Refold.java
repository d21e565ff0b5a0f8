package dev.tidewatch.domain.comparison;

import dev.tidewatch.domain.Decision;
import dev.tidewatch.domain.customer.AttributeChange;
import dev.tidewatch.domain.customer.CustomerEvent;
import dev.tidewatch.domain.customer.SubscriptionChange;
import dev.tidewatch.domain.fx.Rates;
import dev.tidewatch.domain.ledger.Ledger;
import dev.tidewatch.domain.ledger.LedgerFold;
import dev.tidewatch.domain.ledger.Revised;
import dev.tidewatch.domain.ledger.movement.Correction;
import dev.tidewatch.domain.ledger.movement.Movement;
import dev.tidewatch.domain.ledger.movement.MovementKey;
import dev.tidewatch.domain.profile.LateEvents;
import dev.tidewatch.domain.profile.Profile;
import dev.tidewatch.domain.terms.TermsTable;
import java.time.Instant;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Folds one customer's events as a task does and keeps what a consumer keeps. By the law other customers' clocks change nothing.
 *
 * @param until due effects up to it show
 * @param wallClock refuses what lies in its future
 * @param rates all of them, as a replay has them: no two profiles differ in how they read rates
 * @param terms of discounts, all of them
 */
public record Refold(Instant until, Instant wallClock, Rates rates, TermsTable terms) {

    /**
     * The movements that hold, in order of key.
     *
     * @param arrivals those that a ledger reads, in order of arrival, with repeats and what is to be refused
     */
    List<Movement> movements(Profile profile, String customerId, List<CustomerEvent> arrivals) {
        LedgerFold fold = new LedgerFold(profile, rates, terms);
        SortedMap<MovementKey, Movement> holding = new TreeMap<>();
        Ledger ledger = fold.begin(terms.ofCustomer(customerId));
        Instant clock = Ledger.BEGINNING;
        for (CustomerEvent event : arrivals) {
            if (LateEvents.future(profile, wallClock, event.occurredAt()) == null) {
                Decision<Ledger, Revised> decision = accept(fold, ledger, event, clock);
                ledger = decision.state();
                clock = decision.accepted() && clock.isBefore(event.occurredAt()) ? event.occurredAt() : clock;
                keep(holding, decision);
            }
        }
        keep(holding, fold.advance(ledger, until.plusMillis(1)));
        return List.copyOf(holding.values());
    }

    private static Decision<Ledger, Revised> accept(
            LedgerFold fold, Ledger ledger, CustomerEvent event, Instant clock) {
        if (event instanceof SubscriptionChange change) {
            return fold.accept(ledger, change.snapshot(), clock);
        }
        if (event instanceof AttributeChange change) {
            return fold.accept(ledger, change.attributes(), clock);
        }
        throw new IllegalArgumentException("no ledger reads event " + event.eventId());
    }

    private static void keep(SortedMap<MovementKey, Movement> holding, Decision<Ledger, Revised> decision) {
        for (Correction correction : decision.outputs().corrections()) {
            MovementKey key = correction.movement().key();
            if (correction.voided()) {
                holding.remove(key);
            } else {
                holding.put(key, correction.movement());
            }
        }
    }
}
