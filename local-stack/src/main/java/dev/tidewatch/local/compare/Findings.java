package dev.tidewatch.local.compare;

import dev.tidewatch.domain.comparison.DecidedDifference;
import dev.tidewatch.domain.comparison.FigureDifference;
import dev.tidewatch.domain.comparison.Scope;
import dev.tidewatch.domain.profile.ProfileSetting;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/**
 * Holds what a comparison found.
 *
 * @param settings in which the two profiles differ
 * @param scope whose figures
 * @param until the last instant whose due effects show
 * @param customers that were compared
 */
record Findings(
        Set<ProfileSetting> settings,
        Scope scope,
        Instant until,
        int customers,
        List<FigureDifference> figures,
        List<DecidedDifference> movements) {}
