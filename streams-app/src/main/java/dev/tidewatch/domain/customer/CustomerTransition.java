package dev.tidewatch.domain.customer;

import dev.tidewatch.domain.Rejected;
import dev.tidewatch.domain.ledger.Correction;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an event or the clock makes of a customer.
 *
 * @param accepted the event counts and moves the clock
 * @param rejected why the arriving record goes to the dead letters; null if it does not
 */
public record CustomerTransition(
        CustomerState state,
        boolean accepted,
        List<Correction> corrections,
        @Nullable Rejected rejected) {

    static CustomerTransition refused(CustomerState state, Rejected rejected) {
        return new CustomerTransition(state, false, List.of(), rejected);
    }
}
