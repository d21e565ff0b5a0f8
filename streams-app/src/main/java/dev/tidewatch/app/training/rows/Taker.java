package dev.tidewatch.app.training.rows;

import dev.tidewatch.domain.Rejection;
import dev.tidewatch.domain.customer.CustomerEvent;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Takes the events of a history, in their order. */
public interface Taker {

    /**
     * Takes an event in; returns why it is refused, null if it is not.
     *
     * @param present what lies too far after it is refused
     */
    @Nullable
    Rejection event(String customerId, CustomerEvent event, Instant present);

    /** Forgets a customer. */
    void forget(String customerId);
}
