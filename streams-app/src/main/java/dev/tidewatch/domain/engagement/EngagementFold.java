package dev.tidewatch.domain.engagement;

import static dev.tidewatch.domain.time.Instants.earlier;

import dev.tidewatch.domain.time.BusinessDays;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The one way a customer's engagement changes, and what it comes to; docs/alerts.md, "Features". */
public final class EngagementFold {

    /** Without activity for longer than this a customer is silent. */
    public static final Duration SILENCE = Duration.ofDays(14);

    private static final long SILENCE_SECONDS = SILENCE.toSeconds();

    private static final int NAME_LENGTH = 64;
    private static final int MONTHS = 12;

    private final EngagementPolicy policy;
    private final BusinessDays days;

    public EngagementFold(EngagementPolicy policy, ZoneId zone) {
        this.policy = policy;
        this.days = new BusinessDays(zone);
    }

    /** The same if the event is known. */
    public Engagement used(Engagement before, long eventId, Use use) {
        if (before.recent().contains(eventId)) {
            return before;
        }
        UsageMarks usage = before.usage();
        if (policy.isActivity(use)) {
            usage = usage.active(use.at(), days.of(use.at()), use.count());
        }
        Long limit = use.limit();
        if (limit != null && limit > 0) {
            int month = month(days.of(use.at()));
            usage = usage.with(new Allowance(cut(use.feature()), month, use.count(), limit, use.at()));
        }
        if (use.count() > 0 && policy.onboarding().contains(use.feature())) {
            usage = usage.withStep(use.feature());
        }
        return before.with(usage, remembered(before, eventId, use.at()));
    }

    /** The same if the event is known. */
    public Engagement told(Engagement before, long eventId, Ticket event) {
        if (before.recent().contains(eventId)) {
            return before;
        }
        Ticket ticket = new Ticket(cut(event.id()), event.step(), event.at());
        return before.with(before.tickets().with(ticket), remembered(before, eventId, event.at()));
    }

    /** Returns whether the customer is to be judged anew, by one coarse look at what changed. */
    public boolean isNews(Engagement engagement, Instant clock) {
        return engagement.isWatched() && !outlook(engagement, clock).equals(engagement.judged());
    }

    /** As it stands after a judgement, or after an event that needed none: the next instant is found anew. */
    public Engagement watched(Engagement engagement, Instant clock, boolean watched) {
        Outlook outlook = watched ? outlook(engagement, clock) : Outlook.UNWATCHED;
        return scheduled(engagement, outlook, watched ? nextChange(engagement, outlook, clock) : null);
    }

    /** After an event that is no news: it still looks as it was judged. */
    public Engagement rescheduled(Engagement engagement, Instant clock) {
        Outlook judged = engagement.judged();
        return engagement.isWatched()
                ? scheduled(engagement, judged, nextChange(engagement, judged, clock))
                : engagement;
    }

    public EngagementAt at(Engagement engagement, Instant clock) {
        return new EngagementAt(
                engagement,
                outlook(engagement, clock),
                UsageTrend.of(engagement.usage().days(), days.of(clock)),
                UsageRate.of(engagement.usage().days(), days.of(clock)),
                stepsLeft(engagement),
                !policy.onboarding().isEmpty());
    }

    private static Engagement scheduled(Engagement engagement, Outlook outlook, @Nullable Instant due) {
        boolean same = outlook.equals(engagement.judged())
                && (due == null ? engagement.nextDue() == null : due.equals(engagement.nextDue()));
        return same ? engagement : engagement.watched(outlook, due);
    }

    private Outlook outlook(Engagement engagement, Instant clock) {
        UsageMarks usage = engagement.usage();
        int today = days.of(clock);
        return new Outlook(
                drop(usage, today),
                rateSteps(usage.days(), today),
                silence(usage, clock),
                limitTenths(usage, today),
                stepsLeft(engagement).size());
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
        int month = month(today);
        int most = 0;
        for (Allowance allowance : usage.allowances()) {
            most = Math.max(most, allowance.tenths(month));
        }
        return most;
    }

    private List<String> stepsLeft(Engagement engagement) {
        if (policy.onboarding().isEmpty()) {
            return List.of();
        }
        TreeSet<String> left = new TreeSet<>(policy.onboarding());
        engagement.usage().steps().forEach(left::remove);
        return new ArrayList<>(left);
    }

    /** The first instant at which the outlook is another if nothing more is heard; null if there is none. */
    private @Nullable Instant nextChange(Engagement engagement, Outlook outlook, Instant clock) {
        UsageMarks usage = engagement.usage();
        int today = days.of(clock);
        Instant next = nextLess(usage.days(), outlook, today);
        if (usage.lastActivity() != null && outlook.silence() == 0) {
            next = earlier(endOfPatience(usage.lastActivity()), next);
        }
        return outlook.limitTenths() > 0 ? earlier(monthEnd(today), next) : next;
    }

    /** When a day that ends is the first to make use look less, or more. */
    private @Nullable Instant nextLess(UsageDays used, Outlook outlook, int today) {
        if (used.isEmpty()) {
            return null;
        }
        int last = used.newest() + UsageRate.MOVES_FOR_DAYS;
        UsageRate.Past past = UsageRate.Past.of(used);
        for (int day = today + 1; day <= last; day++) {
            boolean drops = day <= used.newest() + UsageTrend.MOVES_FOR_DAYS
                    && UsageTrend.of(used, day).dropQuarters() != outlook.dropQuarters();
            int steps = day > used.newest() ? past.on(day).steps() : rateSteps(used, day);
            if (drops || steps != outlook.rateSteps()) {
                return days.end(day - 1);
            }
        }
        return null;
    }

    private RecentIds remembered(Engagement before, long eventId, Instant at) {
        return before.recent().with(eventId, at, policy.idsKept(), policy.idsFor());
    }

    private static int month(int day) {
        LocalDate date = LocalDate.ofEpochDay(day);
        return date.getYear() * MONTHS + date.getMonthValue() - 1;
    }

    private Instant monthEnd(int day) {
        LocalDate date = LocalDate.ofEpochDay(day);
        return days.end(day + date.lengthOfMonth() - date.getDayOfMonth());
    }

    /** Long names are told apart by a hash at their end. */
    private static String cut(String name) {
        return name.length() <= NAME_LENGTH
                ? name
                : name.substring(0, NAME_LENGTH - Long.BYTES * 2) + Long.toHexString(RecentIds.hash("name", name));
    }
}
