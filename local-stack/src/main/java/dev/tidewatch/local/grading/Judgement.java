package dev.tidewatch.local.grading;

import dev.tidewatch.domain.risk.feature.Feature;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A paying customer as its health was known at an instant, and when it left after that.
 *
 * @param score null if too little was known
 * @param loudest the feature that speaks loudest for leaving; null if none does
 * @param features those known
 * @param oracle the odds that it leaves within 90 days, by the simulator's own laws
 * @param leavesAt when its MRR next fell to 0; null if it did not
 */
public record Judgement(
        String customerId,
        Instant at,
        @Nullable BigDecimal score,
        @Nullable String loudest,
        Map<Feature, BigDecimal> features,
        double oracle,
        @Nullable Instant leavesAt) {

    boolean leavesWithin(Duration horizon) {
        return leavesAt != null && !leavesAt.isAfter(at.plus(horizon));
    }

    /** Returns whether the customer had said that it will leave. */
    boolean isAnnounced() {
        BigDecimal scheduled = features.get(Feature.CANCEL_SCHEDULED);
        return scheduled != null && scheduled.signum() > 0;
    }
}
