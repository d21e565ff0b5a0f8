package dev.tidewatch.domain.risk.action;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Something was said at an instant; the later one holds, and of two at one instant the larger one, so that their order does not matter. */
public record Told<T extends Comparable<? super T>>(Instant at, T what) {

    static <T extends Comparable<? super T>> @Nullable Told<T> later(@Nullable Told<T> one, @Nullable Told<T> other) {
        if (one == null || other == null) {
            return one == null ? other : one;
        }
        int order = one.at.compareTo(other.at);
        return (order == 0 ? one.what.compareTo(other.what) : order) >= 0 ? one : other;
    }
}
