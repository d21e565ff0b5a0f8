package dev.tidewatch.stream.customer;

import dev.tidewatch.avro.fault.RecordFault;
import dev.tidewatch.avro.fault.UnwritableState;
import dev.tidewatch.domain.Decision;
import dev.tidewatch.domain.Rejection;
import dev.tidewatch.domain.customer.CustomerNews;
import dev.tidewatch.domain.customer.CustomerState;
import dev.tidewatch.stream.heap.Customers;
import dev.tidewatch.stream.publish.Outgoing;
import dev.tidewatch.stream.publish.Publishers;
import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Writes what comes of an event or of the clock for one customer: all of it, or nothing if any of it cannot be computed. What
 * is computed comes first, then the customer's state, which is encoded before it is written, then everything else.
 */
final class Settling {

    private final Customers customers;
    private final DueIndex dues;
    private final Lookups lookups;
    private final Releases releases;
    private final Publishers publishers;

    Settling(Customers customers, DueIndex dues, Lookups lookups, Releases releases, Publishers publishers) {
        this.customers = customers;
        this.dues = dues;
        this.lookups = lookups;
        this.releases = releases;
        this.publishers = publishers;
    }

    /**
     * Holds what came of it.
     *
     * @param decision null if it failed
     * @param failure why it could not be computed; null if it could
     */
    record Outcome(
            @Nullable Decision<CustomerState, CustomerNews> decision,
            @Nullable Throwable failure) {

        boolean accepted() {
            return decision != null && decision.accepted();
        }

        /** Returns why the event is a dead letter; null if it is none. */
        @Nullable
        Rejection rejected() {
            if (failure != null) {
                return RecordFault.rejected("the event could not be taken in", failure);
            }
            return decision == null ? null : decision.rejected();
        }
    }

    /** Computes, and writes what was accepted. What fails because of the customer's data leaves everything as it was. */
    Outcome settle(byte[] customer, CustomerState before, Supplier<Decision<CustomerState, CustomerNews>> computed) {
        Decision<CustomerState, CustomerNews> decision;
        CustomerState after;
        List<Outgoing> outgoing;
        try {
            decision = computed.get();
            if (!decision.accepted()) {
                return new Outcome(decision, null);
            }
            Instant due = decision.state().dueToIndex();
            after = due == null ? decision.state() : decision.state().indexedAt(due);
            outgoing = publishers.prepare(customer, decision.outputs());
        } catch (RuntimeException | Error e) {
            return new Outcome(null, RecordFault.of(e));
        }
        try {
            customers.put(customer, after);
        } catch (UnwritableState e) {
            return new Outcome(null, e);
        }
        writeRest(customer, before, after, decision);
        publishers.forward(outgoing);
        return new Outcome(decision, null);
    }

    private void writeRest(
            byte[] customer,
            CustomerState before,
            CustomerState after,
            Decision<CustomerState, CustomerNews> decision) {
        Instant due = decision.state().dueToIndex();
        if (due != null) {
            dues.add(new Due(due, customer));
            if (before.indexedDue() != null) {
                dues.remove(
                        new Due(before.indexedDue(), customer)); // Nobody would find it when the customer is erased.
            }
        }
        lookups.update(customer, before, after);
        if (decision.outputs().judged() || after.hasOtherHistory(before)) {
            releases.note(customer, before, after);
        }
    }
}
