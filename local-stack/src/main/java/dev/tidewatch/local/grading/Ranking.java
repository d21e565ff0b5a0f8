package dev.tidewatch.local.grading;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Customers in the order of one signal; where it is unknown they stand at the median of the known ones. */
final class Ranking {

    private static final int TENTHS = 10;

    private final List<Tie> ties;
    private final int known;
    private final long leave;
    private final long stay;

    /** Counts the customers with an equal value. */
    private record Tie(long leave, long stay) {

        Tie plus(Tie other) {
            return new Tie(leave + other.leave, stay + other.stay);
        }

        long all() {
            return leave + stay;
        }
    }

    private Ranking(List<Tie> ties, int known) {
        this.ties = List.copyOf(ties);
        this.known = known;
        Tie all = ties.stream().reduce(new Tie(0, 0), Tie::plus);
        leave = all.leave;
        stay = all.stay;
    }

    static <T> Ranking of(List<T> customers, Function<T, @Nullable BigDecimal> value, Predicate<T> leaves) {
        List<BigDecimal> known =
                customers.stream().map(value).filter(Objects::nonNull).sorted().toList();
        BigDecimal median = known.isEmpty() ? BigDecimal.ZERO : known.get(known.size() / 2);
        Map<BigDecimal, Tie> ties = new TreeMap<>();
        for (T customer : customers) {
            Tie one = leaves.test(customer) ? new Tie(1, 0) : new Tie(0, 1);
            ties.merge(Objects.requireNonNullElse(value.apply(customer), median), one, Tie::plus);
        }
        return new Ranking(new ArrayList<>(ties.values()), known.size());
    }

    int known() {
        return known;
    }

    /** One who leaves with one who stays. */
    long pairs() {
        return leave * stay;
    }

    /** Pairs in which the one who leaves has the larger value count 2, ties 1. */
    long winsTwice() {
        long wins = 0;
        long staysBelow = 0;
        for (Tie tie : ties) {
            wins += tie.leave * (2 * staysBelow + tie.stay);
            staysBelow += tie.stay;
        }
        return wins;
    }

    /** The share that leaves of the tenth with the largest values, or the smallest; of a tie that crosses its edge, a part. */
    double topDecile(boolean ofSmallest) {
        double room = (double) (leave + stay) / TENTHS;
        double left = room;
        double hits = 0;
        for (int i = 0; i < ties.size() && left > 0; i++) {
            Tie tie = ties.get(ofSmallest ? i : ties.size() - 1 - i);
            double part = Math.min(1, left / tie.all());
            hits += part * tie.leave;
            left -= part * tie.all();
        }
        return hits / room;
    }
}
