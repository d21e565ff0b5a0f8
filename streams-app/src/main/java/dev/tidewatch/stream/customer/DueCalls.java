package dev.tidewatch.stream.customer;

import dev.tidewatch.domain.customer.CustomerFold;
import dev.tidewatch.domain.customer.CustomerState;
import dev.tidewatch.stream.clock.TaskTime;
import dev.tidewatch.stream.heap.Customers;
import dev.tidewatch.stream.publish.DeadLetters;
import java.time.Instant;
import java.util.function.Supplier;

/** Calls customers for which something falls due without an event, in the order of those instants. */
final class DueCalls {

    private static final int AT_ONCE = 1_000;

    private final Customers customers;
    private final TaskTime time;
    private final DueIndex dues;
    private final Settling settling;
    private final DeadLetters deadLetters;
    private final Supplier<CustomerFold> fold;

    /** @param fold the one in force at each call */
    DueCalls(
            Customers customers,
            TaskTime time,
            DueIndex dues,
            Settling settling,
            DeadLetters deadLetters,
            Supplier<CustomerFold> fold) {
        this.customers = customers;
        this.time = time;
        this.dues = dues;
        this.settling = settling;
        this.deadLetters = deadLetters;
        this.fold = fold;
    }

    /** Returns whether any customer is to be called by now. */
    boolean areDue() {
        return dues.isDue(time.clock());
    }

    void makeAll() {
        while (areDue()) {
            make(AT_ONCE);
        }
    }

    /** Calls at most so many. */
    void make(int limit) {
        Instant clock = time.clock();
        Instant called = time.firedBefore();
        for (Due due : dues.take(called, clock, limit)) {
            CustomerState state = customers.get(due.customer());
            if (state != null) { // An earlier version left entries of customers that were erased.
                call(due, state, clock);
            }
            called = due.at();
        }
        time.firedBefore(dues.isDue(clock) ? called : clock);
    }

    private void call(Due due, CustomerState state, Instant clock) {
        CustomerState unindexed = due.at().equals(state.indexedDue()) ? state.indexedAt(null) : state;
        Settling.Outcome outcome = settling.settle(
                due.customer(),
                unindexed,
                () -> fold.get().about(due.customer()).advance(unindexed, clock));
        if (outcome.failure() != null) {
            customers.put(due.customer(), unindexed); // its next event indexes it again
            deadLetters.leaveOut(due.customer(), DeadLetters.LeftOut.DUE_EFFECT, due.at(), outcome.failure());
        }
    }
}
