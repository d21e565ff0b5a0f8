package dev.tidewatch.app.meters;

import dev.tidewatch.app.views.reading.ViewEvent;
import dev.tidewatch.stream.clock.LiveClock;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Measures how much arrives on the output topics, and how long after what it tells of. From the instant at which a movement took effect
 * (its first revision: a correction has the old instant), or up to which the live rows have all input, until it is read here.
 */
final class OutputMeters {

    private static final Map<String, String> TOPICS = Map.of(
            ViewEvent.METRICS, "retention-metrics",
            ViewEvent.COHORT, "cohort-retention",
            ViewEvent.MOVEMENT, "mrr-movements",
            ViewEvent.ALERT, "at-risk-alerts",
            ViewEvent.HEALTH, "customer-health");

    private static final double[] BUCKETS_S = {0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 300, 900, 3_600};

    /** A movement of longer ago, or of a minute of the wall clock where that is longer, comes from a history that is read, and says nothing of how live the output is. */
    private static final Duration LIVE = Duration.ofDays(1);

    private static final double MILLIS_A_SECOND = 1e3;

    private final InstantSource present;
    private final long speed;
    private final Duration live;
    private final Map<String, Counter> arrived = new HashMap<>();
    private final Map<String, DistributionSummary> late = new HashMap<>();

    /** It measures in seconds of the wall clock, also where the pipeline's time runs faster. */
    OutputMeters(MeterRegistry registry, LiveClock clock, InstantSource wallClock) {
        present = clock.from(wallClock);
        speed = clock.speed();
        Duration minute = clock.during(Duration.ofMinutes(1));
        live = minute.compareTo(LIVE) > 0 ? minute : LIVE;
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
                    // No timer: its sum of nanoseconds is full after 292 years.
                    DistributionSummary.builder("tidewatch.event.to.output")
                            .baseUnit("seconds")
                            .description(
                                    "From the instant that a movement took effect, or that live rows have all input up"
                                            + " to, until this instance reads it from the output topic. Movements of"
                                            + " more than a day ago do not count.")
                            .tag("topic", TOPICS.getOrDefault(name, name))
                            .serviceLevelObjectives(BUCKETS_S)
                            .register(registry));
        }
    }

    void take(List<ViewEvent> events) {
        Instant now = present.instant();
        for (ViewEvent event : events) {
            Counter counter = arrived.get(event.name());
            if (counter != null) {
                counter.increment();
            }
            observe(event, now);
        }
    }

    private void observe(ViewEvent event, Instant now) {
        DistributionSummary summary = late.get(event.name());
        Instant tellsOf = event.tellsOf();
        if (summary == null || tellsOf == null) {
            return;
        }
        Duration after = Duration.between(tellsOf, now);
        if (after.compareTo(live) <= 0 || event.name().equals(ViewEvent.METRICS)) {
            summary.record(after.isNegative() ? 0 : after.toMillis() / MILLIS_A_SECOND / speed);
        }
    }
}
