package dev.tidewatch.app.meters;

import dev.tidewatch.app.views.ViewEvent;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * How much arrives on the output topics, and how long after what it tells of. From the instant at which a movement took effect
 * (its first revision: a correction has the old instant), or up to which the live rows have all input, until it is read here.
 */
final class OutputMeters {

    private static final Map<String, String> TOPICS = Map.of(
            ViewEvent.METRICS, "retention-metrics",
            ViewEvent.COHORT, "cohort-retention",
            ViewEvent.MOVEMENT, "mrr-movements",
            ViewEvent.ALERT, "at-risk-alerts",
            ViewEvent.HEALTH, "customer-health");

    private static final Duration[] BUCKETS = {
        Duration.ofMillis(100),
        Duration.ofMillis(250),
        Duration.ofMillis(500),
        Duration.ofSeconds(1),
        Duration.ofMillis(2_500),
        Duration.ofSeconds(5),
        Duration.ofSeconds(10),
        Duration.ofSeconds(30),
        Duration.ofMinutes(1),
        Duration.ofMinutes(5),
        Duration.ofMinutes(15),
        Duration.ofHours(1)
    };

    private final InstantSource clock;
    private final Map<String, Counter> arrived = new HashMap<>();
    private final Map<String, Timer> late = new HashMap<>();

    OutputMeters(MeterRegistry registry, InstantSource clock) {
        this.clock = clock;
        TOPICS.forEach((name, topic) -> arrived.put(
                name,
                Counter.builder("tidewatch.output.records")
                        .description(
                                "Results that this instance has read from the output topic since it had read what was there"
                                        + " at the start; of compacted topics the newest of each key at a time.")
                        .tag("topic", topic)
                        .register(registry)));
        for (String name : List.of(ViewEvent.MOVEMENT, ViewEvent.METRICS)) {
            late.put(
                    name,
                    Timer.builder("tidewatch.event.to.output")
                            .description(
                                    "From the instant that a movement took effect, or that live rows have all input up"
                                            + " to, until this instance reads it from the output topic.")
                            .tag("topic", TOPICS.getOrDefault(name, name))
                            .serviceLevelObjectives(BUCKETS)
                            .register(registry));
        }
    }

    void take(List<ViewEvent> events) {
        Instant now = clock.instant();
        for (ViewEvent event : events) {
            Counter counter = arrived.get(event.name());
            if (counter != null) {
                counter.increment();
            }
            Timer timer = late.get(event.name());
            Instant tellsOf = event.tellsOf();
            if (timer != null && tellsOf != null) {
                Duration after = Duration.between(tellsOf, now);
                timer.record(after.isNegative() ? Duration.ZERO : after);
            }
        }
    }
}
