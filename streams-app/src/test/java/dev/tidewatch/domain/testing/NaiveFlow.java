package dev.tidewatch.domain.testing;

import dev.tidewatch.domain.ledger.movement.MovementKind;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What one movement is in one value of a dimension, in micros, all of them sizes.
 *
 * @param amount of the movement's kind
 * @param entering from other values of the dimension
 * @param leaving for other values of the dimension
 */
record NaiveFlow(String value, MovementKind kind, long amount, long entering, long leaving) {

    /** One for each value, ascending. What has no rate changes nothing but the split. */
    static List<NaiveFlow> of(MovementKind kind, SortedMap<String, Long> before, SortedMap<String, Long> after) {
        return switch (kind) {
            case NEW, REACTIVATION -> whole(kind, after);
            case CHURN -> whole(kind, before);
            case EXPANSION -> grown(kind, 1, differences(before, after));
            case CONTRACTION ->
                grown(kind, 1, differences(after, before)).stream()
                        .map(NaiveFlow::turned)
                        .toList();
            case TRANSFER -> grown(kind, 0, differences(before, after));
        };
    }

    private static List<NaiveFlow> whole(MovementKind kind, SortedMap<String, Long> amounts) {
        List<NaiveFlow> flows = new ArrayList<>();
        amounts.forEach((value, micros) -> flows.add(new NaiveFlow(value, kind, micros, 0, 0)));
        return flows;
    }

    private static List<NaiveFlow> grown(MovementKind kind, int sign, SortedMap<String, Long> growth) {
        long total = growth.values().stream().mapToLong(Long::longValue).sum();
        if (total != 0 && Long.signum(total) != sign) {
            throw new IllegalArgumentException(kind + " with lines that differ by " + total + " micros");
        }
        long moved = growth.values().stream()
                .filter(micros -> micros < 0)
                .mapToLong(micros -> -micros)
                .sum();
        List<NaiveFlow> flows = new ArrayList<>();
        for (var one : growth.entrySet()) {
            long micros = one.getValue();
            if (micros < 0) {
                flows.add(new NaiveFlow(one.getKey(), kind, 0, 0, -micros));
            } else {
                long entering = Math.min(moved, micros);
                moved -= entering;
                flows.add(new NaiveFlow(one.getKey(), kind, micros - entering, entering, 0));
            }
        }
        return flows;
    }

    private static SortedMap<String, Long> differences(SortedMap<String, Long> from, SortedMap<String, Long> to) {
        SortedMap<String, Long> differences = new TreeMap<>();
        from.forEach((value, micros) -> differences.put(value, -micros));
        to.forEach((value, micros) -> differences.merge(value, micros, Math::addExact));
        return differences;
    }

    private NaiveFlow turned() {
        return new NaiveFlow(value, kind, amount, /* entering= */ leaving, /* leaving= */ entering);
    }
}
