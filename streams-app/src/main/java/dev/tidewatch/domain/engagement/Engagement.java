package dev.tidewatch.domain.engagement;

import dev.tidewatch.domain.history.Answer;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Holds what is kept of what a customer did and said.
 *
 * @param method null if nothing was heard of how it pays
 * @param judged the outlook that it was last judged by
 * @param nextDue the instant at which time alone changes the outlook; null if it will not, or nobody watches
 */
public record Engagement(
        UsageMarks usage,
        Tickets tickets,
        SurveyAnswers surveyAnswers,
        @Nullable PaymentMethod method,
        RecentIds recent,
        Outlook judged,
        @Nullable Instant nextDue) {

    public static final Engagement EMPTY = new Engagement(
            UsageMarks.NONE, Tickets.NONE, SurveyAnswers.NONE, null, RecentIds.NONE, Outlook.UNWATCHED, null);

    /** The newest of each survey stays. */
    public Engagement with(Answer answer) {
        SurveyAnswers heard = surveyAnswers.with(answer);
        return heard.equals(surveyAnswers)
                ? this
                : new Engagement(usage, tickets, heard, method, recent, judged, nextDue);
    }

    /** The newest stays. */
    public Engagement with(PaymentMethod heard) {
        return heard.isNewerThan(method)
                ? new Engagement(usage, tickets, surveyAnswers, heard, recent, judged, nextDue)
                : this;
    }

    Engagement with(Tickets changed, RecentIds ids) {
        return new Engagement(usage, changed, surveyAnswers, method, ids, judged, nextDue);
    }

    Engagement with(UsageMarks changed, RecentIds ids) {
        return new Engagement(changed, tickets, surveyAnswers, method, ids, judged, nextDue);
    }

    Engagement watched(Outlook outlook, @Nullable Instant due) {
        return new Engagement(usage, tickets, surveyAnswers, method, recent, outlook, due);
    }

    /** Returns whether time alone changed the outlook before the clock. */
    public boolean isDue(Instant clock) {
        return nextDue != null && nextDue.isBefore(clock);
    }

    boolean isWatched() {
        return !judged.equals(Outlook.UNWATCHED);
    }
}
