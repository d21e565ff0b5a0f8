package dev.tidewatch.domain.risk.grade;

import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What became of the episodes whose last horizon ended in a window.
 *
 * @param right those that came true
 * @param undecided those of the right ones that came before the customer had scheduled its end
 * @param medianLeadDays of the right ones; null if there is none
 * @param mrrLost micros of the reporting currency, of the right ones, as far as rates are known
 */
public record Hits(
        int episodes, int right, int undecided, @Nullable BigDecimal medianLeadDays, long mrrLost) {

    static Hits of(List<Episode> episodes) {
        List<GradedAlert> right =
                episodes.stream().flatMap(episode -> episode.right().stream()).toList();
        return new Hits(
                episodes.size(),
                right.size(),
                (int) right.stream().filter(GradedAlert::isUndecided).count(),
                median(right),
                lost(right));
    }

    /** Right episodes of all; null if there is none. */
    public @Nullable BigDecimal precision() {
        return Proportion.of(right, episodes);
    }

    private static @Nullable BigDecimal median(List<GradedAlert> right) {
        return Proportion.median(right.stream()
                .map(alert -> alert.outcome().leadDays())
                .filter(Objects::nonNull)
                .map(Integer::longValue)
                .toList());
    }

    private static long lost(List<GradedAlert> right) {
        long sum = 0;
        for (GradedAlert alert : right) {
            Long lost = alert.outcome().mrrLost();
            sum = lost == null ? sum : Math.addExact(sum, lost);
        }
        return sum;
    }
}
