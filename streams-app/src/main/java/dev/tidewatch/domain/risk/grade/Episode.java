package dev.tidewatch.domain.risk.grade;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Alerts of one customer, kind and rule that were raised within the horizon of the first of them: they warned of the same.
 *
 * @param alerts in the order in which they were raised
 */
record Episode(List<GradedAlert> alerts) {

    /** Returns the episodes of one customer, kind and rule. */
    static List<Episode> of(List<GradedAlert> alerts) {
        List<Episode> episodes = new ArrayList<>();
        List<GradedAlert> current = new ArrayList<>();
        List<GradedAlert> inOrder = new ArrayList<>(alerts);
        inOrder.sort(Comparator.comparing(GradedAlert::raisedAt));
        for (GradedAlert alert : inOrder) {
            if (!current.isEmpty() && alert.raisedAt().isAfter(current.get(0).horizonEndsAt())) {
                episodes.add(new Episode(List.copyOf(current)));
                current.clear();
            }
            current.add(alert);
        }
        if (!current.isEmpty()) {
            episodes.add(new Episode(List.copyOf(current)));
        }
        return episodes;
    }

    /** Returns true if its last horizon ended in a span, and every outcome is known. */
    boolean isGradedIn(Span span) {
        GradedAlert last = alerts.get(alerts.size() - 1);
        return span.holds(last.horizonEndsAt()) && alerts.stream().allMatch(GradedAlert::isKnown);
    }

    /** Returns true if somebody acted on one of them before it was known how it ended. */
    boolean isActedOn() {
        return alerts.stream().anyMatch(GradedAlert::isActedOn);
    }

    /** The first alert that was right; empty if none was. */
    Optional<GradedAlert> right() {
        return alerts.stream().filter(GradedAlert::isRight).findFirst();
    }
}
