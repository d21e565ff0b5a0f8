package dev.tidewatch.domain.history;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A trial of one subscription, as far as figures ask for it.
 *
 * @param endedAt null while it goes on
 * @param converted the subscription was worth something within 7 days of the end
 * @param lines what was tried; they are worth nothing
 */
public record Trial(
        String subscriptionId, Instant startedAt, @Nullable Instant endedAt, boolean converted, List<MrrLine> lines) {

    static final Comparator<Trial> ORDER =
            Comparator.comparing(Trial::startedAt).thenComparing(Trial::subscriptionId);

    public Trial {
        lines = List.copyOf(lines);
    }

    boolean isSameAs(Trial other) {
        return subscriptionId.equals(other.subscriptionId) && startedAt.equals(other.startedAt);
    }
}
