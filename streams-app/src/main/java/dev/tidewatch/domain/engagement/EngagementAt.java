package dev.tidewatch.domain.engagement;

import java.util.List;

/**
 * Holds what a customer's engagement comes to at a clock.
 *
 * @param trend that the drop of the outlook is of
 * @param rate that the steps of the outlook are of
 * @param onboarding the features that are still to be used, sorted
 * @param hasOnboarding whether any is ever asked for
 */
public record EngagementAt(
        Engagement engagement,
        Outlook outlook,
        UsageTrend trend,
        UsageRate rate,
        List<String> onboarding,
        boolean hasOnboarding) {

    public EngagementAt {
        onboarding = List.copyOf(onboarding);
    }
}
