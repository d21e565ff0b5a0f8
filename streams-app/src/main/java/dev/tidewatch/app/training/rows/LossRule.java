package dev.tidewatch.app.training.rows;

import dev.tidewatch.domain.history.MrrEntry;
import dev.tidewatch.domain.history.MrrHistory;
import dev.tidewatch.domain.history.MrrPosition;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Says who counts as lost: the MRR falls to at most a share of what it was, within a horizon, and does not rise above it again for a week.
 *
 * @param horizonDays within how many days
 * @param share of the MRR, 0 to 1: 0 counts who pays nothing any more
 */
public record LossRule(int horizonDays, BigDecimal share) {

    /** A payment that fails and is made good within it is no loss. */
    public static final Duration REVERSAL = Duration.ofDays(7);

    /** Returns when it is certain how a customer went on that was looked at here. */
    public Instant certainAt(Instant at) {
        return at.plus(Duration.ofDays(horizonDays)).plus(REVERSAL);
    }

    /** Returns true if the customer is lost; null if it paid nothing, which later events may say. */
    public @Nullable Boolean loses(MrrHistory history, Instant at) {
        MrrPosition before = position(history, at);
        if (isNothing(before)) {
            return null;
        }
        Instant end = at.plus(Duration.ofDays(horizonDays));
        List<MrrEntry> entries = history.entries();
        for (int i = 0; i < entries.size(); i++) {
            Instant fallsAt = entries.get(i).at();
            if (fallsAt.isAfter(at)
                    && !fallsAt.isAfter(end)
                    && isLoss(before, entries.get(i).after())
                    && staysLow(before, fallsAt, entries.subList(i + 1, entries.size()))) {
                return true;
            }
        }
        return false;
    }

    private boolean staysLow(MrrPosition before, Instant fallsAt, List<MrrEntry> later) {
        return later.stream()
                .takeWhile(entry -> !entry.at().isAfter(fallsAt.plus(REVERSAL)))
                .allMatch(entry -> isLoss(before, entry.after()));
    }

    /** An amount whose rate is missing is compared with nothing. */
    private boolean isLoss(MrrPosition before, MrrPosition after) {
        if (isNothing(after)) {
            return true;
        }
        return before.waiting().isEmpty()
                && after.waiting().isEmpty()
                && BigDecimal.valueOf(after.booked())
                                .compareTo(BigDecimal.valueOf(before.booked()).multiply(share))
                        <= 0;
    }

    private static MrrPosition position(MrrHistory history, Instant at) {
        MrrPosition position = history.opening().position();
        for (MrrEntry entry : history.entries()) {
            position = entry.at().isAfter(at) ? position : entry.after();
        }
        return position;
    }

    private static boolean isNothing(MrrPosition position) {
        return position.lines().isEmpty() && position.waiting().isEmpty();
    }
}
