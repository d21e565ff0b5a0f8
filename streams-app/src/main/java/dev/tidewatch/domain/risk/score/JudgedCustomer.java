package dev.tidewatch.domain.risk.score;

import dev.tidewatch.domain.risk.feature.Feature;
import dev.tidewatch.domain.risk.feature.Reading;
import dev.tidewatch.domain.risk.feature.Signal;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A customer at one clock, as far as alerts ask. {@link Assessment} has all of it in decimals and words; {@link QuickAssessment} has numbers
 * to decide by, and makes the assessment once words are asked for.
 */
public interface JudgedCustomer {

    /** The customer has MRR to lose. */
    boolean isPaying();

    /** Returns the MRR in micros of the reporting currency; null while the rate of another is missing. */
    @Nullable
    Long reportingMrr();

    /** Returns how the customer left; null if its newest movement is no churn. */
    @Nullable
    Loss lost();

    Map<String, String> attributes();

    /** Returns what a feature says; null if it is unknown. */
    @Nullable
    Reading reading(Feature feature);

    /** Returns the earliest instant at which time alone changes one of the features that carry weight; null if that changes no score. */
    @Nullable
    Instant changesAt(Set<Feature> weighted);

    /** Returns where the score stands; UNKNOWN without one. */
    ThresholdZone zone(Band scores);

    /** Returns the score; 0 without one. */
    BigDecimal scoreValue();

    /** Returns the features that speak for leaving. */
    FeatureSet alarms();

    /** Returns what the score is made of, largest contribution first. */
    List<Signal> signals();
}
