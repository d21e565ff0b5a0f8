package dev.tidewatch.domain.testing;

import dev.tidewatch.domain.risk.action.Action;
import dev.tidewatch.domain.risk.action.Resolution;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Says what is known of the actions on an alert as docs/alerts.md does: by looking through all of them. */
public record NaiveHandling(List<Action> actions) {

    public @Nullable Instant actedAt() {
        return actions.stream().map(Action::at).min(Comparator.naturalOrder()).orElse(null);
    }

    public @Nullable String actedBy() {
        return last(Action::by);
    }

    public @Nullable String owner() {
        return last(action -> action.deed() instanceof Action.Assigned assigned ? assigned.owner() : null);
    }

    public @Nullable Instant acknowledgedAt() {
        return actions.stream()
                .filter(action -> action.deed() instanceof Action.Acknowledged)
                .map(Action::at)
                .min(Comparator.naturalOrder())
                .orElse(null);
    }

    public @Nullable Instant snoozedUntil() {
        return last(action -> action.deed() instanceof Action.Snoozed snoozed ? snoozed.until() : null);
    }

    public @Nullable Resolution resolution() {
        return last(action -> action.deed() instanceof Action.Resolved resolved ? resolved.resolution() : null);
    }

    public @Nullable String comment() {
        return last(Action::comment);
    }

    /** Without those after an instant. */
    public NaiveHandling upTo(Instant end) {
        return new NaiveHandling(
                actions.stream().filter(action -> !action.at().isAfter(end)).toList());
    }

    private <T extends Comparable<? super T>> @Nullable T last(Function<Action, @Nullable T> what) {
        T last = null;
        Instant at = Instant.MIN;
        for (Action action : actions) {
            T said = what.apply(action);
            boolean later = action.at().isAfter(at)
                    || (action.at().equals(at) && said != null && last != null && said.compareTo(last) > 0);
            if (said != null && later) {
                last = said;
                at = action.at();
            }
        }
        return last;
    }
}
