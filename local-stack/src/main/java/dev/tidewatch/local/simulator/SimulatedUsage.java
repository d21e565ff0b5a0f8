package dev.tidewatch.local.simulator;

import dev.tidewatch.avro.input.InputRecord;
import dev.tidewatch.event.UsageEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A customer at work: a count of one feature every now and then, less and more seldom the more it is strained. */
final class SimulatedUsage implements Actor {

    private static final List<String> FEATURES = List.of("login", "report", "export", "api");
    private static final String LIMITED = "api";
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
    private final Supplier<@Nullable Long> limit;
    private final int usual;
    private Instant next;
    private int reports;

    SimulatedUsage(Chance chance, String customerId, Strain strain, Start start) {
        this.chance = chance;
        this.customerId = customerId;
        this.strain = strain;
        shortestPause = start.every().dividedBy(2);
        longestMore = start.every();
        limit = start.limit();
        usual = LEAST_USUAL + chance.below(USUAL_RANGE);
        next = start.at().plus(chance.upTo(longestMore));
    }

    /**
     * Says how it begins.
     *
     * @param every how long from one report to the next on average
     * @param limit of {@value #LIMITED} a month; null for none
     */
    record Start(Instant at, Duration every, Supplier<@Nullable Long> limit) {}

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
        String feature = chance.oneOf(FEATURES);
        UsageEvent event = UsageEvent.newBuilder()
                .setEventId("evt_" + customerId + "_u" + reports)
                .setCustomerId(customerId)
                .setOccurredAt(next)
                .setFeature(feature)
                .setCount(count)
                .setLimit(feature.equals(LIMITED) ? limit.get() : null)
                .build();
        events.accept(new SimulatedEvent(InputRecord.USAGE, customerId, next, event));
    }
}
