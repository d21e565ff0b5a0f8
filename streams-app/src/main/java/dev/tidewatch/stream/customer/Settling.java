package dev.tidewatch.stream.customer;

import dev.tidewatch.avro.fault.RecordFault;
import dev.tidewatch.avro.fault.UnwritableState;
import dev.tidewatch.domain.Rejection;
import dev.tidewatch.domain.customer.CustomerState;
import dev.tidewatch.domain.customer.CustomerTransition;
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
     * @param transition null if it failed
     * @param failure why it could not be computed; null if it could
     */
    record Outcome(
            @Nullable CustomerTransition transition,
            @Nullable Throwable failure) {

        boolean accepted() {
            return transition != null && transition.accepted();
        }

        /** Returns why the event is a dead letter; null if it is none. */
        @Nullable
        Rejection rejected() {
            if (failure != null) {
                return RecordFault.rejected("the event could not be taken in", failure);
            }
            return transition == null ? null : transition.rejected();
        }
    }

    /** Computes, and writes what was accepted. What fails because of the customer's data leaves everything as it was. */
    Outcome settle(byte[] customer, CustomerState before, Supplier<CustomerTransition> computed) {
        CustomerTransition transition;
        CustomerState after;
        List<Outgoing> outgoing;
        try {
            transition = computed.get();
            if (!transition.accepted()) {
                return new Outcome(transition, null);
            }
            Instant due = transition.state().dueToIndex();
            after = due == null ? transition.state() : transition.state().indexedAt(due);
            outgoing = publishers.prepare(customer, transition);
        } catch (RuntimeException | Error e) {
            return new Outcome(null, RecordFault.of(e));
        }
        try {
            customers.put(customer, after);
        } catch (UnwritableState e) {
            return new Outcome(null, e);
        }
        writeRest(customer, before, after, transition);
        publishers.forward(outgoing);
        return new Outcome(transition, null);
    }

    private void writeRest(byte[] customer, CustomerState before, CustomerState after, CustomerTransition transition) {
        Instant due = transition.state().dueToIndex();
        if (due != null) {
            dues.add(new Due(due, customer));
            if (before.indexedDue() != null) {
                dues.remove(
                        new Due(before.indexedDue(), customer)); // Nobody would find it when the customer is erased.
            }
        }
        lookups.update(customer, before, after);
        if (transition.hasChanged(before)) {
            releases.note(customer, before, after);
        }
    }
}
