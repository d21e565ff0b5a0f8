package dev.tidewatch.domain.row;

import dev.tidewatch.domain.figure.Revaluation;
import org.jspecify.annotations.Nullable;

/**
 * What rows were published for, and what they are to be published for now.
 *
 * @param before the horizon of the rows published last; null if there are none
 * @param atRatesBefore at the rates that these were published with
 */
public record Publication(@Nullable Horizon before, Horizon now, Revaluation atRatesBefore, Revaluation atRatesNow) {}
