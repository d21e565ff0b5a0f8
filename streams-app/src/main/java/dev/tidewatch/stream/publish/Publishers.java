package dev.tidewatch.stream.publish;

import dev.tidewatch.domain.customer.CustomerNews;
import dev.tidewatch.domain.risk.Health;
import dev.tidewatch.domain.risk.outcome.Outcomes;
import dev.tidewatch.stream.clock.TaskTime;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.jspecify.annotations.Nullable;

/** Makes the records that go out, in their order, and forwards them: two steps, because the first may fail by its content. */
public final class Publishers {

    private final ProcessorContext<byte[], byte[]> context;
    private final MovementPublisher movements;
    private final RiskPublisher risk;

    private Publishers(ProcessorContext<byte[], byte[]> context, MovementPublisher movements, RiskPublisher risk) {
        this.context = context;
        this.movements = movements;
        this.risk = risk;
    }

    public List<Outgoing> prepare(byte[] customer, CustomerNews news) {
        if (news.hasNoRecord()) {
            return List.of();
        }
        String customerId = new String(customer, StandardCharsets.UTF_8);
        List<Outgoing> outgoing = new ArrayList<>();
        news.corrections().forEach(correction -> outgoing.add(movements.prepare(customer, customerId, correction)));
        news.alerts().forEach(alert -> outgoing.add(risk.prepare(customer, customerId, alert)));
        news.outcomes().forEach(outcome -> outgoing.add(risk.prepare(customerId, outcome)));
        outgoing.forEach(Outgoing::check);
        return outgoing;
    }

    /** As {@link RiskPublisher#prepare(byte[], Health, Instant, long)}. */
    public RiskPublisher.Row prepare(byte[] customer, Health health, Instant at, long told) {
        return risk.prepare(customer, health, at, told);
    }

    /** The number of the last movement; 0 if there is none. */
    public long lastMovement() {
        return movements.last();
    }

    public void forward(List<Outgoing> outgoing) {
        outgoing.forEach(this::forward);
    }

    public void forward(Outgoing outgoing) {
        context.forward(outgoing.record(), outgoing.sink());
    }

    /** Readers of outcomes are to forget those that are kept with the customer; the log of those that are final is rewritten. */
    public void forget(byte[] customer, Outcomes outcomes, long timestamp) {
        String customerId = new String(customer, StandardCharsets.UTF_8);
        outcomes.outcomes().forEach(outcome -> forward(risk.forgotten(customerId, outcome, timestamp)));
    }

    /** Forwards {@link RiskPublisher#forgotten(byte[], long, String, boolean)}. */
    public void forget(byte[] customer, long timestamp, @Nullable String pseudonym, boolean known) {
        forward(risk.forgotten(customer, timestamp, pseudonym, known));
    }

    /** Holds what the publishers of all tasks share. */
    public record Factory(MovementPublisher.Factory movements, RiskPublisher.Factory risk) {

        public Publishers on(ProcessorContext<byte[], byte[]> context, TaskTime time) {
            return new Publishers(context, movements.on(context, time), risk.publisher());
        }
    }
}
