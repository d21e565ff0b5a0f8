package dev.tidewatch.domain.engagement;

import java.time.Instant;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Holds what is kept of a customer's use.
 *
 * @param days uses that mean activity
 * @param lastActivity the newest of them; null if there was none
 * @param allowances of features with a limit, the one used last at the end
 * @param steps features of the onboarding that were used, sorted
 */
public record UsageMarks(
        UsageDays days, @Nullable Instant lastActivity, List<Allowance> allowances, List<String> steps) {

    public static final UsageMarks NONE = new UsageMarks(UsageDays.NONE, null, List.of(), List.of());

    public UsageMarks {
        allowances = List.copyOf(allowances);
        steps = List.copyOf(steps);
    }

    UsageMarks active(Instant at, int day, long count) {
        Instant last = lastActivity == null || lastActivity.isBefore(at) ? at : lastActivity;
        return new UsageMarks(days.with(day, count), last, allowances, steps);
    }

    UsageMarks with(Allowance report) {
        return new UsageMarks(days, lastActivity, Allowance.with(allowances, report), steps);
    }

    UsageMarks withStep(String feature) {
        if (steps.contains(feature)) {
            return this;
        }
        TreeSet<String> more = new TreeSet<>(steps);
        more.add(feature);
        return new UsageMarks(days, lastActivity, allowances, List.copyOf(more));
    }
}
