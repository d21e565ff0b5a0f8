package dev.tidewatch.domain.testing;

import static org.assertj.core.api.Assertions.fail;

import java.util.Arrays;
import java.util.List;
import java.util.function.LongFunction;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/**
 * What holds for every one of {@code -Dlaw.seeds} random inputs, {@code -Dlaw.first} the first. Where it does not, it fails
 * with the smallest seed and with as few of its steps as still break it.
 */
public final class Law<T> {

    private static final long FIRST = Long.getLong("law.first", 0);
    private static final long SEEDS = Long.getLong("law.seeds", 2_000);

    private final LongFunction<List<T>> input;
    private final Check<T> check;

    /** Looks at a seed's steps, or at some of them. */
    @FunctionalInterface
    public interface Check<T> {

        /** Throws what does not hold. */
        void holds(long seed, List<T> steps);
    }

    private Law(LongFunction<List<T>> input, Check<T> check) {
        this.input = input;
        this.check = check;
    }

    public static <T> Law<T> of(LongFunction<List<T>> input, Check<T> check) {
        return new Law<>(input, check);
    }

    public void holdsForEverySeed() {
        holdsForSeedsOf(1);
    }

    /** Where an input takes the stories of several seeds, or long: one input for so many seeds. */
    public void holdsForSeedsOf(int seeds) {
        LongStream.range(FIRST / seeds, FIRST / seeds + Math.max(1, SEEDS / seeds))
                .parallel()
                .filter(seed -> violation(seed, input.apply(seed)) != null)
                .findFirst()
                .ifPresent(seed -> fail(report(seed)));
    }

    private String report(long seed) {
        List<T> all = input.apply(seed);
        List<T> smallest = Shrinker.smallest(all, fewer -> violation(seed, fewer) != null);
        return "seed " + seed + ": " + smallest.size() + " of its " + all.size() + " steps break the law:\n"
                + smallest.stream().map(step -> step + "\n").collect(Collectors.joining())
                + violation(seed, smallest);
    }

    /** An exception breaks a law too, and must not hide its seed. */
    private @Nullable String violation(long seed, List<T> steps) {
        try {
            check.holds(seed, steps);
            return null;
        } catch (AssertionError | RuntimeException broken) {
            return broken
                    + Arrays.stream(broken.getStackTrace())
                            .limit(1)
                            .map(frame -> "\nat " + frame)
                            .collect(Collectors.joining());
        }
    }
}
