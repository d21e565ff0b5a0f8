package dev.tidewatch.domain.risk.action;

import static dev.tidewatch.domain.time.Instants.earlier;
import static dev.tidewatch.domain.time.Instants.later;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Keeps what is known of the actions on one alert: of each field the earliest or the latest, so that actions may come in any order, and again.
 *
 * @param firstAt of any action
 * @param newest who acted last
 * @param acknowledgedAt of the first acknowledgement; null for none
 * @param attendedAt of the last acknowledgement or assignment: it ends what was put off before; null for none
 * @param owner to whom it was given; null for nobody
 * @param snoozed up to when it was put off; null if it was not
 * @param resolved what came of it; null if nobody has ended it
 * @param comment what was said last; null for nothing
 */
public record Acted(
        Instant firstAt,
        Told<String> newest,
        @Nullable Instant acknowledgedAt,
        @Nullable Instant attendedAt,
        @Nullable Told<String> owner,
        @Nullable Told<Instant> snoozed,
        @Nullable Told<Resolution> resolved,
        @Nullable Told<String> comment) {

    static Acted of(Action action) {
        Instant at = action.at();
        Action.Deed deed = action.deed();
        boolean acknowledges = deed instanceof Action.Acknowledged;
        return new Acted(
                at,
                new Told<>(at, action.by()),
                acknowledges ? at : null,
                acknowledges || deed instanceof Action.Assigned ? at : null,
                deed instanceof Action.Assigned assigned ? new Told<>(at, assigned.owner()) : null,
                deed instanceof Action.Snoozed snoozed ? new Told<>(at, snoozed.until()) : null,
                deed instanceof Action.Resolved resolved ? new Told<>(at, resolved.resolution()) : null,
                action.comment() == null ? null : new Told<>(at, action.comment()));
    }

    /** All that either of them knows; the very same if that is nothing new. */
    Acted and(Acted other) {
        Instant first = other.firstAt.isBefore(firstAt) ? other.firstAt : firstAt;
        Told<String> last = Told.later(newest, other.newest);
        Acted both = new Acted(
                first,
                last == null ? newest : last,
                earlier(acknowledgedAt, other.acknowledgedAt),
                attendedAt == null ? other.attendedAt : later(attendedAt, other.attendedAt),
                Told.later(owner, other.owner),
                Told.later(snoozed, other.snoozed),
                Told.later(resolved, other.resolved),
                Told.later(comment, other.comment));
        return both.equals(this) ? this : both;
    }

    /** Returns the instant up to which nobody need look at it, because it was put off after it was last attended to; null if it was not. */
    public @Nullable Instant waitsUntil() {
        return snoozed == null || (attendedAt != null && attendedAt.isAfter(snoozed.at())) ? null : snoozed.what();
    }
}
