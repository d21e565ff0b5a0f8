package dev.tidewatch.domain.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidewatch.domain.testing.Arrival;
import dev.tidewatch.domain.testing.ArrivalOrders;
import dev.tidewatch.domain.testing.EventStories;
import dev.tidewatch.domain.testing.LedgerLaws;
import dev.tidewatch.domain.testing.Shrinker;
import dev.tidewatch.domain.testing.Story;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.LongPredicate;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The law of the ledger, over {@code -Dlaw.seeds} random customers, {@code -Dlaw.first} the first. */
class LedgerLawTest {

    private static final long FIRST = Long.getLong("law.first", 0);
    private static final long SEEDS = Long.getLong("law.seeds", 2_000);
    private static final List<Duration> WAITS = List.of(
            Duration.ZERO, Duration.ofMillis(1), Duration.ofMinutes(30), Duration.ofDays(31), Duration.ofDays(400));

    @Test
    void shouldEqualTheBatchAfterEveryArrival() {
        OptionalLong broken = smallestSeed(seed -> violation(seed, arrivals(seed)) != null);

        assertThat(broken).withFailMessage(() -> report(broken.orElseThrow())).isEmpty();
    }

    @Test
    void shouldLeaveTheSameMovementsWhenTheOrderDiffers() {
        OptionalLong differing = smallestSeed(seed -> !outcome(seed, 1).equals(outcome(seed, 2)));

        assertThat(differing).as("seed whose orders differ").isEmpty();
    }

    private static OptionalLong smallestSeed(LongPredicate fails) {
        return LongStream.range(FIRST, FIRST + SEEDS).parallel().filter(fails).findFirst();
    }

    private static String report(long seed) {
        List<Arrival> smallest = Shrinker.smallest(arrivals(seed), fewer -> violation(seed, fewer) != null);
        List<String> lines =
                new ArrayList<>(List.of("seed " + seed, "" + story(seed).profile()));
        smallest.forEach(arrival -> lines.add("" + arrival));
        lines.add(violation(seed, smallest));
        return String.join("\n", lines);
    }

    private static @Nullable String violation(long seed, List<Arrival> arrivals) {
        return LedgerLaws.violation(story(seed).profile(), arrivals);
    }

    /** Of every second customer some events come too late. */
    private static List<Arrival> arrivals(long seed) {
        return seed % 2 == 0 ? admissible(seed, 0) : ArrivalOrders.disorderly(story(seed), end(seed), seed);
    }

    private static List<Movement> outcome(long seed, int order) {
        return LedgerLaws.published(story(seed).profile(), admissible(seed, order));
    }

    private static List<Arrival> admissible(long seed, int order) {
        List<Arrival> arrivals = new ArrayList<>(ArrivalOrders.admissible(story(seed), end(seed), 3 * seed + order));
        arrivals.add(Arrival.ofClock(end(seed)));
        return arrivals;
    }

    private static Instant end(long seed) {
        return story(seed).end().plus(WAITS.get((int) (seed % WAITS.size())));
    }

    private static Story story(long seed) {
        return EventStories.from(seed);
    }
}
