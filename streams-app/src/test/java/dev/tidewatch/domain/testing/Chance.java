package dev.tidewatch.domain.testing;

import java.time.Duration;
import java.util.List;
import java.util.Random;

/** Seeded choices. */
final class Chance {

    private final Random random;

    Chance(long seed) {
        this.random = new Random(seed * 0x9E3779B97F4A7C15L + 1);
    }

    boolean percent(int percent) {
        return random.nextInt(100) < percent;
    }

    /** Both bounds included. */
    int between(int least, int most) {
        return least + random.nextInt(most - least + 1);
    }

    <T> T of(List<T> values) {
        return values.get(random.nextInt(values.size()));
    }

    /** Zero to {@code most}, in whole milliseconds. */
    Duration upTo(Duration most) {
        return Duration.ofMillis((long) (random.nextDouble() * most.toMillis()));
    }

    Random random() {
        return random;
    }
}
