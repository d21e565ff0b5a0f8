package dev.tidewatch.local.simulator;

import dev.tidewatch.avro.InputRecord;
import dev.tidewatch.event.UsageEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;

/** A customer at work: a count of one feature every now and then, less and more seldom the more it is strained. */
final class SimulatedUsage implements Actor {

    private static final List<String> FEATURES = List.of("login", "report", "export", "api");
    private static final int LEAST_USUAL = 20;
    private static final int USUAL_RANGE = 300;
    private static final int NOISE_FROM = 70;
    private static final int NOISE_RANGE = 60;
    private static final long PERCENT_CUBED = 1_000_000;

    private final Chance chance;
    private final String customerId;
    private final Strain strain;
    private final Duration shortestPause;
    private final Duration longestMore;
    private final int usual;
    private Instant next;
    private int reports;

    SimulatedUsage(Chance chance, String customerId, Strain strain, Start start) {
        this.chance = chance;
        this.customerId = customerId;
        this.strain = strain;
        shortestPause = start.every().dividedBy(2);
        longestMore = start.every();
        usual = LEAST_USUAL + chance.below(USUAL_RANGE);
        next = start.at().plus(chance.upTo(longestMore));
    }

    /** From when on, and how long from one report to the next on average. */
    record Start(Instant at, Duration every) {}

    @Override
    public Instant next() {
        return next;
    }

    @Override
    public void act(Consumer<SimulatedEvent> events) {
        long count = (long) usual
                * strain.use()
                * Season.use(next)
                * (NOISE_FROM + chance.below(NOISE_RANGE))
                / PERCENT_CUBED;
        if (count > 0) {
            send(events, count);
        }
        Duration pause = shortestPause.plus(chance.upTo(longestMore));
        next = next.plus(pause.multipliedBy(strain.pause()));
    }

    private void send(Consumer<SimulatedEvent> events, long count) {
        reports++;
        UsageEvent event = UsageEvent.newBuilder()
                .setEventId("evt_" + customerId + "_u" + reports)
                .setCustomerId(customerId)
                .setOccurredAt(next)
                .setFeature(chance.oneOf(FEATURES))
                .setCount(count)
                .build();
        events.accept(new SimulatedEvent(InputRecord.USAGE, customerId, next, event));
    }
}
