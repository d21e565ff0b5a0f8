package dev.tidewatch.domain.testing;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** Makes a failing input small. */
public final class Shrinker {

    private Shrinker() {}

    /** Takes out one element after the other while what is left still fails. */
    public static <T> List<T> smallest(List<T> failing, Predicate<List<T>> fails) {
        List<T> current = failing;
        int i = 0;
        while (i < current.size()) {
            List<T> without = new ArrayList<>(current);
            without.remove(i);
            boolean stillFails = fails.test(without);
            current = stillFails ? without : current;
            i = stillFails ? 0 : i + 1;
        }
        return current;
    }
}
