package dev.tidewatch.domain.risk.score;

import dev.tidewatch.domain.billing.BillingTotals;
import dev.tidewatch.domain.risk.feature.CustomerStatus;
import dev.tidewatch.domain.risk.feature.Feature;
import dev.tidewatch.domain.risk.feature.Features;
import dev.tidewatch.domain.risk.feature.Reading;
import dev.tidewatch.domain.risk.feature.Signal;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Holds what is known of one customer at one clock, and how likely it is to leave.
 *
 * @param mrr micros per currency, without zeros
 * @param reportingMrr micros of the reporting currency; null while the rate of another is missing
 * @param score null if the customer pays nothing, or too little is known
 * @param since the latest NEW or REACTIVATION; null before the first MRR
 * @param lost how the customer left; null if its newest movement is no churn
 * @param renewsAt the next renewal; null if none is known
 * @param attributes of the subscription with the largest MRR, then the smallest id; the customer's own laid over them
 */
public record Assessment(
        CustomerStatus status,
        SortedMap<String, Long> mrr,
        @Nullable Long reportingMrr,
        Features features,
        @Nullable Score score,
        BillingTotals paid,
        @Nullable Instant since,
        @Nullable Loss lost,
        @Nullable Instant renewsAt,
        Map<String, String> attributes)
        implements JudgedCustomer {

    public Assessment {
        mrr = Collections.unmodifiableSortedMap(new TreeMap<>(mrr));
    }

    @Override
    public boolean isPaying() {
        return !mrr.isEmpty();
    }

    @Override
    public @Nullable Reading reading(Feature feature) {
        return features.get(feature);
    }

    @Override
    public @Nullable Instant changesAt(Set<Feature> weighted) {
        return isPaying() ? features.changeAt(weighted) : null;
    }

    @Override
    public ThresholdZone zone(Band scores) {
        return score == null ? ThresholdZone.UNKNOWN : scores.zone(score.value());
    }

    @Override
    public BigDecimal scoreValue() {
        return score == null ? BigDecimal.ZERO : score.value();
    }

    @Override
    public FeatureSet alarms() {
        return FeatureSet.alarms(signals());
    }

    @Override
    public List<Signal> signals() {
        return score == null ? List.of() : score.signals();
    }
}
