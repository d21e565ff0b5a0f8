package dev.tidewatch.domain.engagement;

import java.time.Instant;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/**
 * Holds what was last heard of how a customer pays.
 *
 * @param at when
 * @param expiresAt when it stops to work; null if that is over: it was replaced or removed
 */
public record PaymentMethod(Instant at, @Nullable Instant expiresAt) {

    /** The order in time; at one instant, a replacement happened last, and of two that expire the earlier holds. */
    private static final Comparator<PaymentMethod> ORDER = Comparator.comparing(PaymentMethod::at)
            .thenComparing(PaymentMethod::expiresAt, Comparator.nullsLast(Comparator.reverseOrder()));

    boolean isNewerThan(@Nullable PaymentMethod other) {
        return other == null || ORDER.compare(this, other) > 0;
    }
}
