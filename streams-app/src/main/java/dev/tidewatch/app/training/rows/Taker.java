package dev.tidewatch.app.training.rows;

import dev.tidewatch.domain.customer.CustomerEvent;
import java.time.Instant;

/** Takes the events of a history, in their order. */
public interface Taker {

    /**
     * Takes an event in; false if it is refused.
     *
     * @param present what lies too far after it is refused
     */
    boolean event(String customerId, CustomerEvent event, Instant present);

    /** Forgets a customer. */
    void forget(String customerId);
}
