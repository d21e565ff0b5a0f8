package dev.tidewatch.app.trial;

import dev.tidewatch.app.training.rows.RefusedRecords;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Rules that were tried on a history.
 *
 * @param tried the score first, then the rules in their order
 * @param asked customers that paid at the beginning of a month, over all months that are over for long enough
 * @param lost those of them that were lost within the horizon
 * @param ends the latest event
 */
public record Trial(List<Tried> tried, long asked, long lost, Instant ends, RefusedRecords refused) {

    private static final int DIGITS = 6;

    public Trial {
        tried = List.copyOf(tried);
    }

    /** Returns the share of customers that a warning of everybody would have been right about; null if nobody was asked. */
    public @Nullable BigDecimal baseRate() {
        return quotient(lost, asked);
    }

    /** Returns how many times better than that a rule was; null if there is nothing to divide by. */
    public @Nullable BigDecimal lift(Tried one) {
        return quotient(one.hits().right() * asked, one.hits().episodes() * lost);
    }

    private static @Nullable BigDecimal quotient(long above, long below) {
        return below == 0
                ? null
                : BigDecimal.valueOf(above).divide(BigDecimal.valueOf(below), DIGITS, RoundingMode.HALF_UP);
    }
}
