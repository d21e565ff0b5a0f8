package dev.tidewatch.domain.row;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Says how far one segment's days have come.
 *
 * @param touched the first day that anything was ever added to
 * @param begun the first day with a published row; null for none
 * @param changed the first day that something was added to, or a rate came for, since rows were published; null for none
 * @param currencies those other than the reporting one that it ever had MRR in, sorted
 */
public record SegmentDays(
        int touched, @Nullable Integer begun, @Nullable Integer changed, List<String> currencies) {

    public SegmentDays {
        currencies = List.copyOf(currencies);
    }

    public static SegmentDays startingAt(int day) {
        return new SegmentDays(day, null, day, List.of());
    }

    public SegmentDays changedAt(int day) {
        return new SegmentDays(Math.min(touched, day), begun, earlier(changed, day), currencies);
    }

    /** With what was added in other currencies. */
    public SegmentDays with(Collection<String> added) {
        if (currencies.containsAll(added)) {
            return this;
        }
        TreeSet<String> all = new TreeSet<>(currencies);
        all.addAll(added);
        return new SegmentDays(touched, begun, changed, new ArrayList<>(all));
    }

    /**
     * Changed from the first day that one of its rates is for.
     *
     * @param days by currency, those of the rates that came
     */
    public SegmentDays revalued(Map<String, Integer> days) {
        SegmentDays result = this;
        for (String currency : currencies) {
            Integer day = days.get(currency);
            if (day != null) {
                Integer first = earlier(result.changed, Math.max(day, touched));
                result = new SegmentDays(touched, begun, first, currencies);
            }
        }
        return result;
    }

    SegmentDays published(@Nullable Integer first) {
        return new SegmentDays(touched, first, null, currencies);
    }

    boolean isPublished(int day) {
        return begun != null && day >= begun;
    }

    private static Integer earlier(@Nullable Integer left, int right) {
        return left == null ? Integer.valueOf(right) : Integer.valueOf(Math.min(left, right));
    }
}
