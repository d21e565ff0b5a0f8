package dev.tidewatch.domain.testing;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** How the story of a seed arrives; {@code order} tells several ways of one seed apart. */
public final class Arrivals {

    /** How long after the last event the clock stands at the end. */
    private static final List<Duration> WAITS = List.of(
            Duration.ZERO, Duration.ofMillis(1), Duration.ofMinutes(30), Duration.ofDays(31), Duration.ofDays(400));

    private Arrivals() {}

    /** Every first arrival is accepted, and the clock ends where it does in every other order of the seed. */
    public static List<Arrival> admissible(Story story, long seed, int order) {
        Instant end = end(story, seed);
        List<Arrival> arrivals = new ArrayList<>(ArrivalOrders.admissible(story, end, 3 * seed + order));
        arrivals.add(Arrival.ofClock(end));
        return arrivals;
    }

    /** Of every second pair of seeds some events come too late. */
    public static List<Arrival> any(Story story, long seed) {
        return seed / 2 % 2 == 0 ? admissible(story, seed, 0) : ArrivalOrders.disorderly(story, end(story, seed), seed);
    }

    private static Instant end(Story story, long seed) {
        return story.end().plus(WAITS.get((int) (seed % WAITS.size())));
    }
}
