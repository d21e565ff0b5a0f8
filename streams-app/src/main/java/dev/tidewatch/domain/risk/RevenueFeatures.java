package dev.tidewatch.domain.risk;

import dev.tidewatch.domain.ledger.MovementKind;
import dev.tidewatch.domain.metric.MrrEntry;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the MRR over time tells. */
final class RevenueFeatures {

    private static final Duration LOOKBACK = Duration.ofDays(90);
    private static final int MICRO_DIGITS = 6;

    private RevenueFeatures() {}

    /** Contractions of the last 90 days; unknown before the first MRR. */
    static @Nullable Reading contractions(CustomerFacts facts) {
        if (facts.revenue().since() == null) {
            return null;
        }
        Instant from = facts.clock().minus(LOOKBACK);
        List<Instant> contractions = facts.revenue().entries().stream()
                .filter(entry -> entry.kind() == MovementKind.CONTRACTION)
                .map(MrrEntry::at)
                .filter(at -> !at.isBefore(from) && !at.isAfter(facts.clock()))
                .toList();
        if (contractions.isEmpty()) {
            return Reading.of(0);
        }
        int count = contractions.size();
        return Reading.of(
                count,
                "MRR went down " + (count == 1 ? "once" : count + " times") + " in 90 days, the last time at "
                        + contractions.get(count - 1),
                contractions.get(0).plus(LOOKBACK));
    }

    /** MRR now; unknown while a rate is missing. */
    static @Nullable Reading mrr(CustomerFacts facts) {
        Long micros = facts.reportingMrr();
        return micros == null ? null : new Reading(BigDecimal.valueOf(micros, MICRO_DIGITS), "", null);
    }

    /** Whole days since the latest NEW or REACTIVATION; unknown before the first MRR. */
    static @Nullable Reading tenure(CustomerFacts facts) {
        Instant since = facts.revenue().since();
        if (since == null) {
            return null;
        }
        long days = Math.max(0, Duration.between(since, facts.clock()).toDays());
        return Reading.of(days, "customer since " + since, null);
    }
}
