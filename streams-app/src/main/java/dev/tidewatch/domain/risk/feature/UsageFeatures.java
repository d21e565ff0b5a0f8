package dev.tidewatch.domain.risk.feature;

import dev.tidewatch.domain.engagement.Allowance;
import dev.tidewatch.domain.engagement.EngagementAt;
import dev.tidewatch.domain.engagement.Outlook;
import dev.tidewatch.domain.engagement.UsageMarks;
import dev.tidewatch.domain.engagement.UsageRate;
import dev.tidewatch.domain.engagement.UsageTrend;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/**
 * Reads what use tells, and its absence. When time alone changes one of these is said by the engagement, not here: use moves it
 * ahead each time, and must not touch what else is known of the customer.
 */
final class UsageFeatures {

    /** When a new customer should have found its way in, and when it is new no longer. */
    private static final Duration BEGINNING = Duration.ofDays(7);

    private static final Duration NEW = Duration.ofDays(90);

    private static final int QUARTER_DIGITS = 2;
    private static final long QUARTER = 25;
    private static final int WEEK = 7;

    private UsageFeatures() {}

    /** By how much use went down, in quarters; unknown of who never used it regularly. */
    static @Nullable Reading drop(CustomerFacts facts) {
        int quarters = facts.engaged().outlook().dropQuarters();
        if (quarters == Outlook.UNKNOWN) {
            return null;
        }
        return quarters == 0
                ? Reading.decimal(0, QUARTER_DIGITS)
                : Reading.decimal(
                        QUARTER * quarters,
                        QUARTER_DIGITS,
                        () -> drop(facts.engaged().trend()));
    }

    private static String drop(UsageTrend trend) {
        return trend.recent() + " uses in the last 7 days, " + trend.before() + " in the 28 before";
    }

    /** Returns how far use of late is below use over months, as a logarithm; growth counts as 0. Unknown before the first use. */
    static @Nullable Reading trend(CustomerFacts facts) {
        int steps = facts.engaged().outlook().rateSteps();
        if (steps == Outlook.UNKNOWN) {
            return null;
        }
        return steps == 0
                ? Reading.decimal(0, QUARTER_DIGITS)
                : Reading.decimal(
                        -QUARTER * steps,
                        QUARTER_DIGITS,
                        () -> less(
                                facts.engaged().rate(),
                                facts.engaged().engagement().usage()));
    }

    private static String less(UsageRate rate, UsageMarks usage) {
        long percent = Math.round(100 * (1 - rate.lately() / rate.usual()));
        return percent + " % less use than usual: " + Math.round(WEEK * rate.lately()) + " uses a week lately, "
                + Math.round(WEEK * rate.usual()) + " before; the last one at " + usage.lastActivity();
    }

    /** Returns the share of the allowance that is used up most, in tenths; unknown where no use states a limit. */
    static @Nullable Reading ofLimit(CustomerFacts facts) {
        int tenths = facts.engaged().outlook().limitTenths();
        if (tenths == Outlook.UNKNOWN) {
            return null;
        }
        return tenths == 0 ? Reading.decimal(0, 1) : Reading.decimal(tenths, 1, () -> fullest(facts.engaged()));
    }

    private static String fullest(EngagementAt engaged) {
        Allowance most = engaged.engagement().usage().allowances().stream()
                .max(Comparator.comparingInt(Allowance::month).thenComparing(Allowance::share))
                .orElseThrow();
        return "used " + most.used() + " of " + most.limit() + " this month (" + most.feature() + ")";
    }

    /** Whole days since the newest activity; unknown before the first. */
    static @Nullable Reading silentDays(CustomerFacts facts) {
        Instant last = facts.engaged().engagement().usage().lastActivity();
        if (last == null) {
            return null;
        }
        return Reading.of(Math.max(0, Duration.between(last, facts.clock()).toDays()));
    }

    /** Returns whether there was no activity for 14 days; unknown before the first. */
    static @Nullable Reading silent(CustomerFacts facts) {
        int silence = facts.engaged().outlook().silence();
        if (silence == Outlook.UNKNOWN) {
            return null;
        }
        Instant last = facts.engaged().engagement().usage().lastActivity();
        return silence == 1 ? Reading.of(1, () -> "no activity since " + last, null) : Reading.of(0);
    }

    /** Returns whether a customer is a week old, or up to 90 days, and did not use yet what it should; unknown if nothing is named. */
    static @Nullable Reading onboarding(CustomerFacts facts) {
        Instant first = facts.revenue().firstNew();
        if (first == null || !facts.engaged().hasOnboarding()) {
            return null;
        }
        boolean isNew = !first.plus(NEW).isBefore(facts.clock());
        if (facts.engaged().onboarding().isEmpty() || !isNew) {
            return Reading.of(0);
        }
        Instant due = first.plus(BEGINNING);
        return due.isBefore(facts.clock())
                ? Reading.of(
                        1,
                        () -> "not used since it began at " + first + ": "
                                + String.join(", ", facts.engaged().onboarding()),
                        first.plus(NEW))
                : Reading.zeroUntil(due);
    }
}
