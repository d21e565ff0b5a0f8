package dev.tidewatch.domain.row;

import dev.tidewatch.domain.figure.Revaluation;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What rows were published for, and what they are to be published for now.
 *
 * @param before the horizon of the rows published last; null if there are none
 * @param atRatesBefore at the rates that these were published with
 * @param ratesSince the first day, by currency, of the rates that came since
 */
public record Publication(
        @Nullable Horizon before,
        Horizon now,
        Revaluation atRatesBefore,
        Revaluation atRatesNow,
        Map<String, Integer> ratesSince) {

    public Publication {
        ratesSince = Map.copyOf(ratesSince);
    }

    /** Returns true if a day has ended since, or if there are no rows yet. */
    public boolean endsADay() {
        return before == null || before.closed() < now.closed();
    }

    /** Returns true if no day has ended since, and none has become final. */
    boolean isOfTheSameDays() {
        return before != null && before.closed() == now.closed() && before.settled() == now.settled();
    }
}
