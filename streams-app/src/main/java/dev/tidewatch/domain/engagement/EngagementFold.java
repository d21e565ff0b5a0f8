package dev.tidewatch.domain.engagement;

import dev.tidewatch.domain.time.BusinessDays;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The one way a customer's engagement changes, and what it comes to; docs/alerts.md, "Features". */
public final class EngagementFold {

    private static final int NAME_LENGTH = 64;

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
            int month = Allowance.month(days.of(use.at()));
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
        return scheduled(engagement, outlook, watched ? outlook.nextChange(engagement.usage(), clock, days) : null);
    }

    /** After an event that is no news: it still looks as it was judged. */
    public Engagement rescheduled(Engagement engagement, Instant clock) {
        Outlook judged = engagement.judged();
        return engagement.isWatched()
                ? scheduled(engagement, judged, judged.nextChange(engagement.usage(), clock, days))
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
        return Outlook.of(engagement.usage(), stepsLeft(engagement).size(), clock, days);
    }

    private List<String> stepsLeft(Engagement engagement) {
        if (policy.onboarding().isEmpty()) {
            return List.of();
        }
        TreeSet<String> left = new TreeSet<>(policy.onboarding());
        engagement.usage().steps().forEach(left::remove);
        return new ArrayList<>(left);
    }

    private RecentIds remembered(Engagement before, long eventId, Instant at) {
        return before.recent().with(eventId, at, policy.idsKept(), policy.idsFor());
    }

    /** Long names are told apart by a hash at their end. */
    private static String cut(String name) {
        return name.length() <= NAME_LENGTH
                ? name
                : name.substring(0, NAME_LENGTH - Long.BYTES * 2) + Long.toHexString(RecentIds.hash("name", name));
    }
}
