package dev.tidewatch.domain.engagement;

import static dev.tidewatch.domain.time.Instants.earlier;

import dev.tidewatch.domain.time.BusinessDays;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Holds what use says of a customer, in steps coarse enough to judge it anew whenever one of them changes.
 *
 * @param dropQuarters how much less it uses than before, in quarters; {@link #UNKNOWN} if it was not used regularly
 * @param rateSteps how much less it uses of late than over months, in steps; {@link #UNKNOWN} before the first use
 * @param silence 1 if nothing was heard of it for long, else 0; {@link #UNKNOWN} if nothing ever was
 * @param limitTenths how much of its allowance it used this month, in tenths; {@link #UNKNOWN} if it has none
 * @param stepsLeft features of the onboarding that it did not use yet
 */
public record Outlook(int dropQuarters, int rateSteps, int silence, int limitTenths, int stepsLeft) {

    /** Without activity for longer than this a customer is silent. */
    public static final Duration SILENCE = Duration.ofDays(14);

    public static final int UNKNOWN = -1;

    private static final long SILENCE_SECONDS = SILENCE.toSeconds();

    /** The outlook of a customer that is not watched: it was never judged, or pays nothing. */
    public static final Outlook UNWATCHED = new Outlook(-2, -2, -2, -2, -2);

    static Outlook of(UsageMarks usage, int stepsLeft, Instant clock, BusinessDays days) {
        int today = days.of(clock);
        return new Outlook(
                drop(usage, today),
                rateSteps(usage.days(), today),
                silence(usage, clock),
                limitTenths(usage, today),
                stepsLeft);
    }

    /** The first instant at which it is another if nothing more is heard; null if there is none. */
    @Nullable
    Instant nextChange(UsageMarks usage, Instant clock, BusinessDays days) {
        int today = days.of(clock);
        Instant next = nextLess(usage.days(), today, days);
        if (usage.lastActivity() != null && silence == 0) {
            next = earlier(endOfPatience(usage.lastActivity()), next);
        }
        return limitTenths > 0 ? earlier(monthEnd(today, days), next) : next;
    }

    /** When a day that ends is the first to make use look less, or more. */
    private @Nullable Instant nextLess(UsageDays used, int today, BusinessDays days) {
        if (used.isEmpty()) {
            return null;
        }
        int last = used.newest() + UsageRate.MOVES_FOR_DAYS;
        UsageRate.Past past = UsageRate.Past.of(used);
        for (int day = today + 1; day <= last; day++) {
            boolean drops = day <= used.newest() + UsageTrend.MOVES_FOR_DAYS
                    && UsageTrend.of(used, day).dropQuarters() != dropQuarters;
            int steps = day > used.newest() ? past.on(day).steps() : rateSteps(used, day);
            if (drops || steps != rateSteps) {
                return days.end(day - 1);
            }
        }
        return null;
    }

    private static int rateSteps(UsageDays used, int today) {
        return used.isEmpty() ? Outlook.UNKNOWN : UsageRate.of(used, today).steps();
    }

    private static int drop(UsageMarks usage, int today) {
        return UsageTrend.of(usage.days(), today).dropQuarters();
    }

    /** As every due effect, silence begins once the clock has passed its instant. */
    private static int silence(UsageMarks usage, Instant clock) {
        Instant last = usage.lastActivity();
        if (last == null) {
            return Outlook.UNKNOWN;
        }
        return endOfPatience(last).isBefore(clock) ? 1 : 0;
    }

    /** Adding a Duration takes ten times as long, and every use asks for this. */
    private static Instant endOfPatience(Instant last) {
        return last.plusSeconds(SILENCE_SECONDS);
    }

    private static int limitTenths(UsageMarks usage, int today) {
        if (usage.allowances().isEmpty()) {
            return Outlook.UNKNOWN;
        }
        int month = Allowance.month(today);
        int most = 0;
        for (Allowance allowance : usage.allowances()) {
            most = Math.max(most, allowance.tenths(month));
        }
        return most;
    }

    private static Instant monthEnd(int day, BusinessDays days) {
        LocalDate date = LocalDate.ofEpochDay(day);
        return days.end(day + date.lengthOfMonth() - date.getDayOfMonth());
    }
}
