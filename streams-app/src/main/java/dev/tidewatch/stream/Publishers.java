package dev.tidewatch.stream;

import dev.tidewatch.domain.customer.CustomerTransition;
import dev.tidewatch.domain.risk.Health;
import java.time.Instant;
import org.apache.kafka.streams.processor.api.ProcessorContext;

/** What of a transition goes out, and in which order. */
final class Publishers {

    private final MovementPublisher movements;
    private final RiskPublisher risk;

    private Publishers(MovementPublisher movements, RiskPublisher risk) {
        this.movements = movements;
        this.risk = risk;
    }

    void publish(byte[] customer, String customerId, CustomerTransition transition) {
        transition.corrections().forEach(correction -> movements.publish(customer, customerId, correction));
        risk.publish(customer, customerId, transition.news().alerts());
    }

    /** As {@link RiskPublisher#publish(byte[], Health, Instant, long)}. */
    long publish(byte[] customer, Health health, Instant at, long told) {
        return risk.publish(customer, health, at, told);
    }

    /** What the publishers of all tasks share. */
    record Factory(MovementPublisher.Factory movements, RiskPublisher.Factory risk) {

        Publishers on(ProcessorContext<byte[], byte[]> context) {
            return new Publishers(movements.on(context), risk.on(context));
        }
    }
}
