package dev.tidewatch.domain.testing;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** Makes a failing input small. */
public final class Shrinker {

    private Shrinker() {}

    /** Takes out runs of elements, ever shorter ones down to one, while what is left still fails. */
    public static <T> List<T> smallest(List<T> failing, Predicate<List<T>> fails) {
        List<T> current = failing;
        int length = Math.max(1, current.size() / 2);
        while (length > 0) {
            List<T> fewer = withoutRuns(current, length, fails);
            length = length == 1 && fewer.size() < current.size() ? 1 : length / 2;
            current = fewer;
        }
        return current;
    }

    private static <T> List<T> withoutRuns(List<T> failing, int length, Predicate<List<T>> fails) {
        List<T> current = failing;
        int i = 0;
        while (i + length <= current.size()) {
            List<T> without = new ArrayList<>(current);
            without.subList(i, i + length).clear();
            if (fails.test(without)) {
                current = without;
            } else {
                i++;
            }
        }
        return current;
    }
}
