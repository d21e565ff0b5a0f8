package dev.tidewatch.domain.metric;

import org.jspecify.annotations.Nullable;

/**
 * How far one segment's days have come.
 *
 * @param touched the first day that anything was ever added to
 * @param begun the first day with a published row; null for none
 * @param changed the first day that something was added to since rows were published; null for none
 */
public record SegmentDays(
        int touched, @Nullable Integer begun, @Nullable Integer changed) {

    public static SegmentDays startingAt(int day) {
        return new SegmentDays(day, null, day);
    }

    public SegmentDays changedAt(int day) {
        return new SegmentDays(Math.min(touched, day), begun, changed == null ? day : Math.min(changed, day));
    }

    SegmentDays published(@Nullable Integer first) {
        return new SegmentDays(touched, first, null);
    }

    boolean isPublished(int day) {
        return begun != null && day >= begun;
    }
}
