package dev.tidewatch.local.simulator;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.SplittableRandom;

/** One actor's dice: what another actor draws does not change it. */
final class Chance {

    private final SplittableRandom random;

    Chance(SplittableRandom random) {
        this.random = random;
    }

    Chance split() {
        return new Chance(random.split());
    }

    boolean permille(int chances) {
        return below(1000) < chances;
    }

    int below(int bound) {
        return random.nextInt(bound);
    }

    <T> T oneOf(List<T> choices) {
        return choices.get(below(choices.size()));
    }

    /** Returns an instant in whole milliseconds; {@code from} if there is no room. */
    Instant between(Instant from, Instant until) {
        long room = Duration.between(from, until).toMillis();
        return room <= 0 ? from : from.plusMillis(random.nextLong(room));
    }

    Duration upTo(Duration longest) {
        return Duration.ofMillis(random.nextLong(longest.toMillis()));
    }

    Duration between(Duration shortest, Duration longest) {
        return shortest.plus(upTo(longest.minus(shortest)));
    }

    /** From one arrival to the next of a Poisson process; the same on every machine. */
    Duration untilNext(Duration mean) {
        return Duration.ofMillis((long) (-StrictMath.log(1 - random.nextDouble()) * mean.toMillis()));
    }
}
