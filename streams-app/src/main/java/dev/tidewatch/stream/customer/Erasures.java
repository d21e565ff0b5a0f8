package dev.tidewatch.stream.customer;

import dev.tidewatch.avro.input.Incoming;
import dev.tidewatch.domain.customer.CustomerState;
import dev.tidewatch.stream.heap.Customers;
import dev.tidewatch.stream.publish.Publishers;
import java.time.Instant;
import org.apache.kafka.streams.processor.api.Record;
import org.jspecify.annotations.Nullable;

/**
 * Forgets a customer: its state and every index entry that names it. The figures keep what it counted, because the metrics are
 * told the last of it first; {@code customer-health}, and {@code alert-outcomes} for each alert that is not final, get a record without a
 * value, which tells readers to forget it too.
 */
final class Erasures {

    private final Customers customers;
    private final DueIndex dues;
    private final Lookups lookups;
    private final Releases releases;
    private final Publishers publishers;

    Erasures(Customers customers, DueIndex dues, Lookups lookups, Releases releases, Publishers publishers) {
        this.customers = customers;
        this.dues = dues;
        this.lookups = lookups;
        this.releases = releases;
        this.publishers = publishers;
    }

    /**
     * Forgets the customer and answers, with a date that is not before what was published of it. A customer that is not known is
     * answered too, so that a repeated request is. Returns why its last figures cannot be told; null if all is done.
     */
    @Nullable
    Throwable erase(Record<byte[], Incoming> request, Incoming.Erasure erasure, Instant clock) {
        byte[] customer = request.key();
        CustomerState state = customers.get(customer);
        long at = Math.max(request.timestamp(), clock.toEpochMilli());
        if (state != null) {
            Throwable failure = releases.forget(customer, state);
            if (failure != null) {
                return failure;
            }
            lookups.update(customer, state, CustomerState.EMPTY);
            if (state.indexedDue() != null) {
                dues.remove(new Due(state.indexedDue(), customer));
            }
            customers.delete(customer);
            publishers.forget(customer, state.outcomes(), at);
        }
        publishers.forget(customer, at, erasure.pseudonym(), state != null);
        return null;
    }
}
