package dev.tidewatch.domain.risk.score;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A score as a sum.
 *
 * @param isScore enough is known for a score
 * @param logOdds in millionths
 * @param alarms the features that speak for leaving
 * @param changesAt the earliest instant at which time alone changes a feature that carries weight; null if none will
 */
record Tally(
        boolean isScore,
        long logOdds,
        FeatureSet alarms,
        @Nullable Instant changesAt) {}
