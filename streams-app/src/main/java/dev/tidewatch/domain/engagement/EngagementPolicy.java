package dev.tidewatch.domain.engagement;

import java.time.Duration;
import java.util.Set;

/**
 * Holds what use means, and how repeats are found out; docs/alerts.md.
 *
 * @param activity the features whose use is activity; none: all are
 * @param onboarding the features that a new customer is to use; none: there is no such signal
 * @param idsKept so many event ids are remembered of a customer
 * @param idsFor for so long before its newest event
 */
public record EngagementPolicy(Set<String> activity, Set<String> onboarding, int idsKept, Duration idsFor) {

    /** The defaults. */
    public static final EngagementPolicy TIDEWATCH = new EngagementPolicy(Set.of(), Set.of(), 64, Duration.ofDays(2));

    public EngagementPolicy {
        activity = Set.copyOf(activity);
        onboarding = Set.copyOf(onboarding);
    }

    boolean isActivity(Use use) {
        return use.count() > 0 && (activity.isEmpty() || activity.contains(use.feature()));
    }
}
