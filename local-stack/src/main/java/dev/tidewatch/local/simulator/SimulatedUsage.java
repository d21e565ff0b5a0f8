package dev.tidewatch.local.simulator;

import dev.tidewatch.avro.InputRecord;
import dev.tidewatch.event.UsageEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A customer at work: a count of one feature every few days, as long as its subscription is in use. */
final class SimulatedUsage implements Actor {

    private static final Duration SHORTEST_PAUSE = Duration.ofDays(4);
    private static final Duration LONGEST_MORE = Duration.ofDays(16);
    private static final List<String> FEATURES = List.of("login", "report", "export", "api");
    private static final int LARGEST_COUNT = 400;

    private final Chance chance;
    private final String customerId;
    private final SimulatedSubscription subscription;
    private Instant next;
    private int reports;

    SimulatedUsage(Chance chance, String customerId, SimulatedSubscription subscription, Instant start) {
        this.chance = chance;
        this.customerId = customerId;
        this.subscription = subscription;
        this.next = start.plus(chance.upTo(LONGEST_MORE));
    }

    @Override
    public @Nullable Instant next() {
        return subscription.next() == null ? null : next;
    }

    @Override
    public void act(Consumer<SimulatedEvent> events) {
        if (subscription.isInUse()) {
            reports++;
            UsageEvent event = UsageEvent.newBuilder()
                    .setEventId("evt_" + customerId + "_u" + reports)
                    .setCustomerId(customerId)
                    .setOccurredAt(next)
                    .setFeature(chance.oneOf(FEATURES))
                    .setCount(1 + chance.below(LARGEST_COUNT))
                    .build();
            events.accept(new SimulatedEvent(InputRecord.USAGE, customerId, next, event));
        }
        next = next.plus(SHORTEST_PAUSE).plus(chance.upTo(LONGEST_MORE));
    }
}
