package dev.tidewatch.domain.risk.feature;

import dev.tidewatch.domain.history.MrrEntry;
import dev.tidewatch.domain.ledger.movement.MovementKind;
import dev.tidewatch.domain.money.Amounts;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Reads what the MRR over time tells. */
final class RevenueFeatures {

    private static final Duration LOOKBACK = Duration.ofDays(90);
    private static final Duration DAY = Duration.ofDays(1);

    private RevenueFeatures() {}

    /** Contractions of the last 90 days; unknown before the first MRR. */
    static @Nullable Reading contractions(CustomerFacts facts) {
        if (facts.revenue().since() == null) {
            return null;
        }
        Instant from = facts.clock().minus(LOOKBACK);
        Instant first = null;
        Instant last = null;
        int count = 0;
        for (MrrEntry entry : facts.revenue().entries()) {
            Instant at = entry.at();
            if (entry.kind() == MovementKind.CONTRACTION && !at.isBefore(from) && !at.isAfter(facts.clock())) {
                first = first == null ? at : first;
                last = at;
                count++;
            }
        }
        return first == null ? Reading.of(0) : contractions(count, first, last);
    }

    private static Reading contractions(int count, Instant first, @Nullable Instant last) {
        String often = count == 1 ? "once" : count + " times";
        return Reading.of(
                count, () -> "MRR went down " + often + " in 90 days, the last time at " + last, first.plus(LOOKBACK));
    }

    /** MRR now; unknown while a rate is missing. */
    static @Nullable Reading mrr(CustomerFacts facts) {
        Long micros = facts.reportingMrr();
        return micros == null ? null : Reading.decimal(micros, Amounts.SCALE);
    }

    /** Whole days since the latest NEW or REACTIVATION; unknown before the first MRR. */
    static @Nullable Reading tenure(CustomerFacts facts) {
        Instant since = facts.revenue().since();
        if (since == null) {
            return null;
        }
        long days = Math.max(0, Duration.between(since, facts.clock()).toDays());
        return Reading.of(Count.up(days, since, DAY), () -> "customer since " + since);
    }
}
